/**
 * 流程更正: where a case's process has come to stand wrongly and no step of the product leads it on, operations ask for its
 * token to be moved, or its process to be ended, and somebody of the awarding organ confirms. Nobody does it alone; it
 * stands on the case's path and in the audit trail, and every step that it leads to still asks the record.
 */
@org.springframework.modulith.ApplicationModule(
        id = "repair",
        displayName = "Repair",
        allowedDependencies = {"account", "approval", "audit", "organ", "problem"})
package cn.redflower.casework.repair;
