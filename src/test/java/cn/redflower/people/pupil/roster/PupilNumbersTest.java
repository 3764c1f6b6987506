package cn.redflower.people.pupil.roster;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.spreadsheet.SheetCell;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pupil's number is what the school gave, or nothing: never what a program has made of it. */
class PupilNumbersTest {

    private static String text(String written) {
        return said(new SheetCell(SheetCell.Kind.TEXT, written, null, null, false));
    }

    private static String number(String shown, String value) {
        return said(new SheetCell(SheetCell.Kind.NUMBER, shown, new BigDecimal(value), null, false));
    }

    private static String said(SheetCell cell) {
        Reading<String> reading = PupilNumbers.read(cell, "学号");
        return reading.kind() == null ? reading.value() : reading.kind();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "26300001, 26300001",
                "\" 26300001 \", 26300001",
                "２６３００００１, 26300001",
                "00012, 00012",
                "\"'00012\", 00012",
                "L0300004, L0300004",
                "2026-12, 2026-12",
                "26300001.0, 26300001",
                "26300001., 26300001",
                "26300001.00, 26300001",
                "２６３００００１．０, 26300001",
                "00012.0, 00012",
                "2.6300006E7, 26300006",
                "2.6300006e7, 26300006",
                "1.0E1, 10",
                "3E12, 3E12",
                "2026.1.05, 2026.1.05",
                "2026.105, number-damaged",
                "26300003.5, number-damaged",
                "２６３００００３．５, number-damaged",
                "'26300003.5, number-damaged",
                "\" 26300003.50 \", number-damaged",
                "0.5, number-damaged",
                "26300003.0000001, number-damaged",
                "\"26300003,5\", number-invalid",
                "\"26,300,003\", number-invalid",
                "\"26300003，5\", number-invalid",
                "26300003。5, number-invalid",
                "'26300003, 26300003",
                "26300003.., number-invalid",
                "26300003-., number-invalid",
                ".5, number-invalid",
                "-26300003, number-invalid",
                "2.63E＋07, number-damaged",
                "\"2,63E+07\", number-invalid",
                "2.630001E7, number-damaged",
                "\" 2.63E+07\", number-damaged",
                "2.63E+07, number-damaged",
                "2.63e+07, number-damaged",
                "2.63E-05, number-damaged",
                "2E+07, number-damaged",
                "２．６３Ｅ＋０７, number-damaged",
                "2.0E7, number-damaged",
                "1.23457E+17, number-damaged",
                "2.6300006E8, number-damaged",
                "1.2345678901234567E16, number-damaged",
                "学号, number-invalid",
                "1;2, number-invalid"
            })
    void texts(String written, String meant) {
        assertThat(text(written)).isEqualTo(meant);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "26300001, 26300001, 26300001",
        "00300001, 300001, 00300001",
        "00000000000000000123, 123, 00000000000000000123",
        "123456789012345, 123456789012345, 123456789012345",
        "26300001.00, 26300001, 26300001",
        "26300001, 2.6300001E7, 26300001",
        "26300001.5, 26300001.5, number-damaged",
        "2017.1, 2017.1, number-damaged",
        "1234567890123456, 1234567890123456, number-damaged",
        "1234567890123450, 1.23456789012345E15, number-damaged",
        "1000000000000000000000, 1E21, number-damaged"
    })
    void numbers(String shown, String value, String meant) {
        assertThat(number(shown, value)).isEqualTo(meant);
    }

    @Test
    void days_and_truths() {
        assertThat(said(new SheetCell(SheetCell.Kind.DATE, "2017-02-15", null, LocalDate.of(2017, 2, 15), false)))
                .isEqualTo("number-damaged");
        assertThat(said(new SheetCell(SheetCell.Kind.TRUTH, "TRUE", null, null, false)))
                .isEqualTo("number-invalid");
        assertThat(said(SheetCell.EMPTY)).isEqualTo("missing-number");
    }
}
