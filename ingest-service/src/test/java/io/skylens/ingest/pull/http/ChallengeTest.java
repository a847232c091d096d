package io.skylens.ingest.pull.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChallengeTest {

    /** The example of RFC 7616, section 3.9.1. */
    private static final String REST = ", realm=\"http-auth@example.org\", qop=\"auth, auth-int\","
            + " nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\","
            + " opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";

    private static final Login MUFASA = new Login("Mufasa", "Circle of Life");
    private static final String CLIENT_NONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";

    @Test
    void shouldAnswerAsTheStandardDoes() {
        assertThat(answer("Digest algorithm=MD5" + REST))
                .contains("response=\"8ca523f5e9506fed4657c9700eebdbec\"")
                .contains("username=\"Mufasa\"", "uri=\"/dir/index.html\"", "qop=auth, nc=00000001");
        assertThat(answer("Digest algorithm=SHA-256" + REST))
                .contains("response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\"");
    }

    /** MD5(MD5("u:cam:p") + ":abc:" + MD5("GET:/")). */
    @Test
    void shouldAnswerOldCameras() {
        var challenge = Challenge.of(List.of("Basic realm=\"cam\"", "Digest realm=\"cam\", nonce=\"abc\""));

        assertThat(challenge.orElseThrow().answer(new Login("u", "p"), "/", "unused"))
                .isEqualTo("Digest username=\"u\", realm=\"cam\", nonce=\"abc\", uri=\"/\", algorithm=MD5,"
                        + " response=\"e452cbcbf0ed9e87a4f516a6609d5e7d\"");
    }

    @Test
    void shouldLeaveWhatItDoesNotUnderstand() {
        assertThat(Challenge.of(List.of("Basic realm=\"cam\""))).isEmpty();
        assertThat(Challenge.of(List.of("Digest realm=\"cam\", nonce=\"a\", algorithm=SHA-512-256")))
                .isEmpty();
    }

    private static String answer(String challenge) {
        return Challenge.of(List.of(challenge)).orElseThrow().answer(MUFASA, "/dir/index.html", CLIENT_NONCE);
    }
}
