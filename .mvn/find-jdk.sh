# Sourced by mvnw before any Java runs: chooses a JDK new enough for this project and exports its JAVA_HOME.
#
# JAVA_HOME wins if it is new enough, then the java on PATH, then the lowest suitable JDK in the folders where
# installers put them. Versions come from <home>/release, so that no JVM is started to ask. Plain POSIX sh.

jdk_wanted=25

# The feature version of the JDK at $1; nothing if there is none (a JRE has no compiler, so it does not count).
jdk_version() {
  [ -f "$1/release" ] || return 0
  [ -x "$1/bin/javac" ] || [ -x "$1/bin/javac.exe" ] || return 0
  sed -n 's/^JAVA_VERSION="*\([0-9][0-9]*\).*/\1/p' "$1/release"
}

jdk_suits() {
  jdk_found="$(jdk_version "$1")"
  [ -n "$jdk_found" ] && [ "$jdk_found" -ge "$jdk_wanted" ]
}

# The home behind the java on PATH: usually a chain of symbolic links.
jdk_on_path() {
  jdk_java="$(command -v java)" || return 0
  jdk_java="$(readlink -f "$jdk_java" 2>/dev/null || printf %s "$jdk_java")"
  printf %s "${jdk_java%/bin/java*}"
}

# The home that the java on PATH reports itself: for version managers whose java is a script.
jdk_behind_shim() {
  command -v java >/dev/null || return 0
  java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
}

# Leaves the lowest suitable JDK among the folders given in $jdk_lowest.
jdk_lowest_of() {
  jdk_lowest='' jdk_lowest_version=''
  for jdk_home in "$@"; do
    jdk_suits "$jdk_home" || continue
    if [ -z "$jdk_lowest" ] || [ "$jdk_found" -lt "$jdk_lowest_version" ]; then
      jdk_lowest="$jdk_home" jdk_lowest_version="$jdk_found"
    fi
  done
}

jdk_in_usual_folders() {
  if [ -n "${ORDERS_JDK_FOLDER-}" ]; then
    jdk_lowest_of "$ORDERS_JDK_FOLDER"/*
    return
  fi
  jdk_user="${HOME:-/nonexistent}"
  jdk_lowest_of \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/java/* /opt/* /opt/java/* /opt/jdk/* \
    "${SDKMAN_DIR:-$jdk_user/.sdkman}"/candidates/java/* "$jdk_user"/.jdks/* "$jdk_user"/.jbang/cache/jdks/* \
    "${ASDF_DATA_DIR:-$jdk_user/.asdf}"/installs/java/* \
    "${MISE_DATA_DIR:-$jdk_user/.local/share/mise}"/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$jdk_user"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec \
    "/c/Program Files/Java"/* "/c/Program Files/Eclipse Adoptium"/* "/c/Program Files/Microsoft"/jdk*
}

jdk_missing() {
  cat >&2 <<END
This project needs a JDK $jdk_wanted or newer, and none was found.

  JAVA_HOME     ${JAVA_HOME:-not set}
  java on PATH  $(command -v java || echo none)
  also looked in ${ORDERS_JDK_FOLDER:-/usr/lib/jvm, /usr/java, /opt, ~/.sdkman, ~/.jdks, ~/.asdf, mise, /Library/Java, Homebrew}

Install one, e.g. from https://adoptium.net or with "sdk install java 25-tem". If it is somewhere else,
say where:  export JAVA_HOME=/path/to/jdk-$jdk_wanted
END
  exit 1
}

jdk_choose() {
  [ -z "${JAVA_HOME-}" ] || ! jdk_suits "$JAVA_HOME" || return 0

  jdk_candidate="$(jdk_on_path)"
  if ! jdk_suits "$jdk_candidate"; then
    jdk_options="$-"
    set +f # mvnw switches file name patterns off
    jdk_in_usual_folders
    case "$jdk_options" in *f*) set -f ;; esac
    jdk_candidate="$jdk_lowest"
  fi
  [ -n "$jdk_candidate" ] || jdk_candidate="$(jdk_behind_shim)"
  jdk_suits "$jdk_candidate" || jdk_missing

  JAVA_HOME="$jdk_candidate"
  export JAVA_HOME
}

jdk_choose
