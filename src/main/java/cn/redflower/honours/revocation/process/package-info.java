/** The glue between revocations and their process: its contract, its steps, the answers its tasks accept. */
package cn.redflower.honours.revocation.process;
