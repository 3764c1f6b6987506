package cn.redflower.casework.signing;

import java.util.UUID;

/** The organs have more time to sign, as the working calendar has changed. */
public record SigningExtended(UUID id, String caseId) {}
