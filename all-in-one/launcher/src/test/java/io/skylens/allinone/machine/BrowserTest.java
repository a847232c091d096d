package io.skylens.allinone.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class BrowserTest {

    @Test
    void shouldUseTheProgramOfEachDesktop() {
        var page = URI.create("http://127.0.0.1:8080/");
        assertThat(Browser.command("Linux", page)).containsExactly("xdg-open", page.toString());
        assertThat(Browser.command("Mac OS X", page)).containsExactly("open", page.toString());
        assertThat(Browser.command("Windows 11", page)).startsWith("rundll32").endsWith(page.toString());
    }
}
