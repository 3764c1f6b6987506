package cn.redflower.casework.signing;

/**
 * A file that supports a row.
 *
 * @param path where those who sign download it
 */
public record SignedFile(String filename, String path) {}
