/** A real PostgreSQL that the demo starts itself and whose data it keeps. */
package cn.redflower.demo.database;
