package cn.redflower.people.account.lockout;

/**
 * What a password is checked against.
 *
 * @param generation of the account's logins; raised to end them all
 */
record LoginSecret(String login, String passwordHash, int generation) {

    @Override
    public String toString() {
        return "LoginSecret[" + login + "]";
    }
}
