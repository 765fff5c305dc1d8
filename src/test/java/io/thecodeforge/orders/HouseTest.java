package io.thecodeforge.orders;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.containAnyMethodsThat;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.groups.UniAwait;
import io.thecodeforge.orders.command.Decision;
import io.thecodeforge.orders.command.State;
import io.thecodeforge.orders.role.Ending;
import io.thecodeforge.orders.role.OfRole;
import io.thecodeforge.orders.role.Started;
import io.thecodeforge.orders.web.CurrentCaller;
import io.thecodeforge.orders.web.Role;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Stream;

/** The walls of the house, as the package documentation of {@code io.thecodeforge.orders} says. */
@AnalyzeClasses(packages = HouseTest.ROOT, importOptions = DoNotIncludeTests.class)
class HouseTest {

    static final String ROOT = "io.thecodeforge.orders";

    private static final String COMMAND = ROOT + ".command..";
    private static final String EVENTS = ROOT + ".events..";
    private static final String JOURNAL = ROOT + ".journal..";
    private static final String QUERY = ROOT + ".query..";
    private static final String ROLE = ROOT + ".role..";
    private static final String STORE = ROOT + ".store..";
    private static final String WEB = ROOT + ".web..";

    @ArchTest
    static final ArchRule events_depend_on_nothing_of_ours_and_on_no_framework_but_jackson =
            classes()
                    .that()
                    .resideInAPackage(EVENTS)
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(
                                    EVENTS, "java..", "org.jspecify..", "com.fasterxml.jackson.."));

    @ArchTest
    static final ArchRule the_journal_knows_neither_side =
            noClasses()
                    .that()
                    .resideInAPackage(JOURNAL)
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(COMMAND, QUERY, WEB));

    @ArchTest
    static final ArchRule commands_never_depend_on_queries =
            noClasses()
                    .that()
                    .resideInAPackage(COMMAND)
                    .should()
                    .dependOnClassesThat(resideInAPackage(QUERY));

    @ArchTest
    static final ArchRule commands_know_of_the_journal_only_that_it_takes_events =
            noClasses()
                    .that()
                    .resideInAPackage(COMMAND)
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage(JOURNAL).and(simpleName("Journal").negate()));

    @ArchTest
    static final ArchRule queries_never_depend_on_commands_or_the_journal =
            noClasses()
                    .that()
                    .resideInAPackage(QUERY)
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(COMMAND, JOURNAL));

    @ArchTest
    static final ArchRule the_web_room_knows_no_other =
            noClasses()
                    .that()
                    .resideInAPackage(WEB)
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(COMMAND, JOURNAL, QUERY, EVENTS, ROLE, STORE));

    @ArchTest
    static final ArchRule queries_touch_only_the_read_datasource =
            noClasses()
                    .that()
                    .resideInAPackage(QUERY)
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage("org.hibernate..", "io.quarkus.hibernate.."));

    @ArchTest
    static final ArchRule roles_know_no_room =
            noClasses()
                    .that()
                    .resideInAPackage(ROLE)
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(COMMAND, EVENTS, JOURNAL, QUERY, STORE, WEB));

    @ArchTest
    static final ArchRule the_store_room_knows_no_other =
            noClasses()
                    .that()
                    .resideInAPackage(STORE)
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(COMMAND, EVENTS, JOURNAL, QUERY, ROLE, WEB));

    @ArchTest
    static final ArchRule commands_are_served_by_the_command_role =
            classes()
                    .that()
                    .resideInAPackage(COMMAND)
                    .and()
                    .areAnnotatedWith(Path.class)
                    .should(bePartOf(resource -> "command"));

    @ArchTest
    static final ArchRule queries_are_served_by_the_query_role_and_admin_by_the_projector =
            classes()
                    .that()
                    .resideInAPackage(QUERY)
                    .and()
                    .areAnnotatedWith(Path.class)
                    .should(
                            bePartOf(resource ->
                                    resource.getAnnotationOfType(Path.class)
                                                    .value()
                                                    .equals("/admin")
                                            ? "projector"
                                            : "query"));

    /** The topic is made before all else, so it asks for its role itself. */
    @ArchTest
    static final ArchRule what_begins_with_the_process_begins_with_a_role =
            noClasses()
                    .that()
                    .resideInAnyPackage(COMMAND, JOURNAL, QUERY)
                    .and()
                    .doNotHaveSimpleName("EventTopic")
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(StartupEvent.class);

    /** Who does not is told once for each role of the process. */
    @ArchTest
    static final ArchRule who_hears_of_begin_and_end_says_in_which_role =
            noMethods()
                    .should(
                            have(
                                    describe(
                                            "an event of a role without naming the role",
                                            HouseTest::hearsOfEveryRole)));

    @ArchTest
    static final ArchRule rules_and_states_know_no_framework =
            noClasses()
                    .that()
                    .haveSimpleNameEndingWith("Decider")
                    .or()
                    .haveSimpleNameEndingWith("Command")
                    .or()
                    .implement(State.class)
                    .or()
                    .areAssignableTo(Decision.class)
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                    "io.quarkus..",
                                    "io.smallrye..",
                                    "io.vertx..",
                                    "jakarta.persistence..",
                                    "jakarta.ws..",
                                    "org.hibernate.."));

    @ArchTest
    static final ArchRule every_endpoint_says_who_may_call_it =
            methods()
                    .that()
                    .areMetaAnnotatedWith(HttpMethod.class)
                    .should()
                    .beAnnotatedWith(RolesAllowed.class)
                    .orShould()
                    .beAnnotatedWith(PermitAll.class);

    @ArchTest
    static final ArchRule what_customers_may_ask_for_looks_at_who_asks =
            classes()
                    .that()
                    .resideInAPackage(QUERY)
                    .and(
                            containAnyMethodsThat(
                                    describe(
                                            "customers may call",
                                            method ->
                                                    method.isAnnotatedWith(RolesAllowed.class)
                                                            && List.of(
                                                                            method.getAnnotationOfType(
                                                                                            RolesAllowed
                                                                                                    .class)
                                                                                    .value())
                                                                    .contains(Role.CUSTOMER))))
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(CurrentCaller.class);

    @ArchTest
    static final ArchRule only_the_web_room_knows_what_a_caller_is_known_by =
            noClasses()
                    .that()
                    .resideInAnyPackage(COMMAND, EVENTS, JOURNAL, QUERY)
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                            "io.quarkus.oidc..",
                                            "io.quarkus.security..",
                                            "org.eclipse.microprofile.jwt..")
                                    .or(assignableTo(SecurityContext.class)));

    @ArchTest
    static final ArchRule rows_never_leave_their_room =
            noClasses()
                    .that()
                    .areAnnotatedWith(Entity.class)
                    .should()
                    .haveModifier(JavaModifier.PUBLIC);

    @ArchTest
    static final ArchRule nothing_waits_for_what_is_asynchronous =
            noClasses().should().dependOnClassesThat().areAssignableTo(UniAwait.class);

    /** A native image knows nothing by its name. JAX-RS hands types to its readers. */
    @ArchTest
    static final ArchRule nothing_of_ours_is_looked_for_by_its_name =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + ".dev..")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("java.lang.reflect..")
                                    .and(simpleName("Type").negate())
                                    .or(assignableTo(ClassLoader.class))
                                    .or(assignableTo(ServiceLoader.class)))
                    .orShould()
                    .callMethod(Class.class, "forName", String.class);

    /** Off where its role is off. */
    private static ArchCondition<JavaClass> bePartOf(Function<JavaClass, String> role) {
        return new ArchCondition<>("be off where their role is") {
            @Override
            public void check(JavaClass resource, ConditionEvents events) {
                boolean isOff =
                        resource.tryGetAnnotationOfType(EndpointDisabled.class)
                                .filter(off -> off.name().equals("role." + role.apply(resource)))
                                .filter(off -> off.stringValue().equals("false"))
                                .isPresent();
                events.add(
                        new SimpleConditionEvent(
                                resource,
                                isOff,
                                resource.getName() + " is of no role, or another"));
            }
        };
    }

    private static boolean hearsOfEveryRole(JavaMethod method) {
        return method.getParameters().stream()
                .filter(heard ->
                        Stream.of(Started.class, Ending.class)
                                .anyMatch(heard.getRawType()::isEquivalentTo))
                .anyMatch(heard -> !heard.isAnnotatedWith(OfRole.class));
    }
}
