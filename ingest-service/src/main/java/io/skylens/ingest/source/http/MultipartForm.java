package io.skylens.ingest.source.http;

import io.skylens.contract.Quoted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds one field of a {@code multipart/form-data} body (RFC 7578, RFC 2046 section 5.1) that is whole in memory. Values
 * are any bytes, with or without a file name; nothing is decoded, nothing is written anywhere. Pure and bounds-checked:
 * any body gives a value or an {@link InvalidFormException}. Immutable.
 */
final class MultipartForm {

    /** A body that is no such form, or has not the field; the message names the rule and what came. */
    static final class InvalidFormException extends Exception {

        private static final long serialVersionUID = 1L;

        InvalidFormException(String message) {
            super(message, null, false, false);
        }
    }

    private static final Pattern BOUNDARY =
            Pattern.compile(";\\s*boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}))", Pattern.CASE_INSENSITIVE);
    private static final Pattern FIELD_NAME =
            Pattern.compile("(?im)^content-disposition:[^\\r\\n]*?;\\s*name=(?:\"([^\"\\r\\n]*)\"|([^\\s;\"]+))");
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] HEADERS_END = {'\r', '\n', '\r', '\n'};
    /** More header bytes than any client writes before a value. */
    private static final int MAX_PART_HEADERS = 8 << 10;
    /** More fields than any form has, of which all would be looked at. */
    private static final int MAX_FIELDS = 100;

    private static final int MAX_FIELDS_NAMED = 10;

    private static final ByteSearch HEADERS_END_SEARCH = new ByteSearch(HEADERS_END);

    private final ByteSearch boundary;

    /**
     * @param contentType of the request, which holds the boundary
     * @throws InvalidFormException when the type is another one or names no boundary
     */
    MultipartForm(String contentType) throws InvalidFormException {
        this.boundary = new ByteSearch(("\r\n--" + boundaryOf(contentType)).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The value of the first field of that name. */
    byte[] field(byte[] body, String name) throws InvalidFormException {
        var others = new ArrayList<String>();
        int part = firstPart(body);
        while (isPart(body, part) && others.size() < MAX_FIELDS) {
            int headers = part + LINE_END.length;
            // The blank line may follow the boundary at once.
            int end = HEADERS_END_SEARCH.find(body, part, Math.min(body.length, headers + MAX_PART_HEADERS));
            int value = end + HEADERS_END.length;
            int next = end < 0 ? -1 : boundary.find(body, end + LINE_END.length, body.length);
            if (next < 0) {
                throw new InvalidFormException("multipart form must end with its boundary, ended after " + body.length
                        + " bytes in field " + others.size());
            }
            var field = nameOf(body, headers, end);
            if (name.equals(field)) {
                return Arrays.copyOfRange(body, Math.min(value, next), next);
            }
            others.add(field);
            part = next + boundary.length();
        }
        throw new InvalidFormException("multipart form must have a field '" + name + "', got " + describe(others));
    }

    private static String boundaryOf(String contentType) throws InvalidFormException {
        boolean isForm = contentType != null
                && contentType.regionMatches(true, 0, "multipart/form-data", 0, "multipart/form-data".length());
        var matcher = BOUNDARY.matcher(isForm ? contentType : "");
        if (!matcher.find()) {
            throw new InvalidFormException(
                    "content-type must be multipart/form-data with a boundary, got " + Quoted.of(contentType));
        }
        return matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
    }

    /** Where the first boundary ends, which has no line end before it when nothing precedes it. */
    private int firstPart(byte[] body) {
        int dashes = boundary.length() - LINE_END.length;
        if (boundary.endMatches(body, dashes)) {
            return dashes;
        }
        int at = boundary.find(body, 0, body.length);
        return at < 0 ? body.length : at + boundary.length();
    }

    /** A boundary is followed by a line end, the last one by two dashes. */
    private static boolean isPart(byte[] body, int at) {
        return at + LINE_END.length <= body.length && body[at] == LINE_END[0] && body[at + 1] == LINE_END[1];
    }

    private static String nameOf(byte[] body, int from, int to) {
        if (from >= to) {
            return "";
        }
        var matcher = FIELD_NAME.matcher(new String(body, from, to - from, StandardCharsets.UTF_8));
        if (!matcher.find()) {
            return "";
        }
        return matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
    }

    private static String describe(List<String> fields) {
        if (fields.isEmpty()) {
            return "no field";
        }
        var shown = fields.stream().limit(MAX_FIELDS_NAMED).map(Quoted::of).toList();
        return String.join(", ", shown) + (fields.size() > MAX_FIELDS_NAMED ? ", …" : "");
    }
}
