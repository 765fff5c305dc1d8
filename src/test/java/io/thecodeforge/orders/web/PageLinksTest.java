package io.thecodeforge.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageLinksTest {

    private final PageLinks numbers = new PageLinks("/orders", "status=pending", true);
    private final PageLinks cursors = new PageLinks("/orders", "status=pending", false);

    @Test
    void who_asks_for_a_number_is_led_by_numbers() {
        assertThat(numbers.around(Page.numbered(2, 20, "[]", 100L, "abc")))
                .isEqualTo(
                        link("status=pending&page=1&size=20", "first")
                                + ", "
                                + link("status=pending&page=1&size=20", "prev")
                                + ", "
                                + link("status=pending&page=3&size=20", "next")
                                + ", "
                                + link("status=pending&page=5&size=20", "last"));
    }

    @Test
    void who_does_not_is_led_by_the_cursor_that_the_page_has() {
        assertThat(cursors.around(Page.numbered(1, 20, "[]", 100L, "abc")))
                .isEqualTo(
                        link("status=pending&size=20", "first")
                                + ", "
                                + link("size=20&cursor=abc", "next")
                                + ", "
                                + link("status=pending&page=5&size=20", "last"));
        assertThat(cursors.around(Page.ofCursor(20, "[]", "abc")))
                .isEqualTo(
                        link("status=pending&size=20", "first")
                                + ", "
                                + link("size=20&cursor=abc", "next"));
    }

    @Test
    void no_link_leads_to_a_page_that_is_too_far_to_walk() {
        assertThat(numbers.around(Page.numbered(1, 20, "[]", 100_000L, "abc")))
                .contains("page=5000&size=20>; rel=\"last\"");
        assertThat(numbers.around(Page.numbered(1, 20, "[]", 1_000_000L, "abc")))
                .contains("next")
                .doesNotContain("last");
    }

    private static String link(String query, String rel) {
        return "</orders?%s>; rel=\"%s\"".formatted(query, rel);
    }
}
