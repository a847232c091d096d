package io.skylens.view.access;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/** As in an image where people sign in with a provider. */
public final class SignInProfile implements QuarkusTestProfile {

    private static final Provider PROVIDER = Provider.start(0);

    @Override
    public Map<String, String> getConfigOverrides() {
        return settings(PROVIDER.address());
    }

    static Map<String, String> settings(String provider) {
        var settings = new HashMap<>(new ClosedProfile().getConfigOverrides());
        settings.put("skylens.sign-in.provider", provider);
        settings.put("skylens.sign-in.client-id", Provider.CLIENT);
        settings.put("skylens.sign-in.client-secret", Provider.SECRET);
        settings.put("skylens.sign-in.https", "false");
        return settings;
    }
}
