package cn.redflower.honours.certificate;

import java.util.List;

/**
 * A form by which a school recommends (推荐表), to be signed and stamped by hand.
 *
 * @param facts what it is about, a line each
 * @param lists who is recommended, and why
 * @param opinion of the organ that stamps it
 * @param places where people sign and the seal is set, each by its label
 * @param code by which a scan is known again; short, to be read by people
 * @param address the same for telephones: where the list is found
 * @param smallPrint at the foot of each page, a line each
 */
public record RecommendationForm(
        String title,
        List<String> facts,
        List<PrintedList> lists,
        String opinion,
        List<String> places,
        String code,
        String address,
        List<String> smallPrint) {}
