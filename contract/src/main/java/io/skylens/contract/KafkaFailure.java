package io.skylens.contract;

/** What to tell of a failure of Kafka's clients, whose own messages often say no more than that they failed. */
public final class KafkaFailure {

    private KafkaFailure() {}

    /** The message of the first cause, which names the host, the rule or the refusal; never null. */
    public static String reason(Throwable failure) {
        var first = failure;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        return first.getMessage() == null ? first.getClass().getSimpleName() : first.getMessage();
    }
}
