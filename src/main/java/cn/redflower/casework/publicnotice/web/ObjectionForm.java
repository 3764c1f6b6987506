package cn.redflower.casework.publicnotice.web;

import cn.redflower.casework.publicnotice.Complaint;
import cn.redflower.platform.names.PersonName;
import cn.redflower.platform.typed.MailAddresses;
import cn.redflower.platform.typed.Typed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;

/**
 * The objection form as it was typed; all text, so that whatever was typed can be shown again.
 *
 * @param submission hidden, made with the empty form
 * @param row number on the list; may be empty
 * @param website a field that people do not see and machines fill in
 */
record ObjectionForm(
        String submission,

        @NotBlank(message = "{publicnotice.form.name.required}")
        String name,

        @Pattern(
                regexp = "|(?=(\\D*\\d){6,})\\+?[0-9(][0-9 \\-()]{5,22}( ?(转|ext\\.?|#) ?[0-9]{1,6})?",
                message = "{publicnotice.form.phone.malformed}")
        String phone,

        String mail,

        @Pattern(regexp = "|[0-9]{1,6}", message = "{publicnotice.form.row.malformed}")
        String row,

        @NotBlank(message = "{publicnotice.form.text.required}")
        @Size(max = 2000, message = "{publicnotice.form.text.size}")
        String text,

        @Size(max = 0, message = "{publicnotice.form.website.filled}")
        String website) {

    ObjectionForm {
        phone = Typed.line(phone);
        mail = MailAddresses.typed(mail);
        row = Typed.code(row);
    }

    static ObjectionForm empty(String row) {
        return new ObjectionForm(UUID.randomUUID().toString(), "", "", "", row == null ? "" : row, "", "");
    }

    /** The name as it is compared; may be longer than a name can be. */
    PersonName person() {
        return PersonName.of(name);
    }

    boolean hasContact() {
        return trimmed(phone) != null || trimmed(mail) != null;
    }

    /** @return null if the form was not made by us */
    UUID submissionId() {
        try {
            return submission == null ? null : UUID.fromString(submission);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    /** The number of the row; none if none, or nonsense, was typed. */
    Optional<Integer> rowNumber() {
        return Optional.ofNullable(trimmed(row))
                .filter(typed -> typed.matches("[0-9]{1,6}"))
                .map(Integer::valueOf);
    }

    Complaint complaint() {
        return new Complaint(
                submissionId(), rowNumber().orElse(null), person().text(), trimmed(phone), trimmed(mail), text.strip());
    }

    private static String trimmed(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    /** Nothing of what was typed. */
    @Override
    public String toString() {
        return "ObjectionForm[" + submission + "]";
    }
}
