package cn.redflower.casework.publicnotice;

import java.util.UUID;

/**
 * What somebody enters to object to a list; the form has checked that it is complete.
 *
 * @param submission made with the empty form, so that a form sent twice is one objection
 * @param row the number of the row on the page, or null if it concerns none or several
 * @param complainant real name
 * @param phone or null; one of phone and mail is there
 */
public record Complaint(UUID submission, Integer row, String complainant, String phone, String mail, String text) {

    /** Neither the complainant nor what he says. */
    @Override
    public String toString() {
        return "Complaint[" + submission + "]";
    }
}
