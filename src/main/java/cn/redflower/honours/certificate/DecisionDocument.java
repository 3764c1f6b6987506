package cn.redflower.honours.certificate;

import java.time.LocalDate;
import java.util.List;

/**
 * A document by which an organ decides, as it is printed.
 *
 * @param number such as 长少〔2026〕7号; null: a draft
 * @param paragraphs of the text
 * @param attachments the lists it decides on
 */
public record DecisionDocument(
        String number,
        String issuer,
        String title,
        List<String> paragraphs,
        List<PrintedList> attachments,
        LocalDate date) {}
