package cn.redflower.people.login.oidc;

/**
 * A provider on the login page.
 *
 * @param id of its registration
 * @param name for the button
 */
record Provider(String id, String name) {

    /** Where the way there begins. */
    public String address() {
        return "/oauth2/authorization/" + id;
    }
}
