/** Signing in at the county's own identity provider (OpenID Connect); nothing of it exists where none is configured. */
package cn.redflower.people.login.oidc;
