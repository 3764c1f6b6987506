/** The glue between joint signing and its process: its contract, its steps, the answers its tasks accept. */
package cn.redflower.casework.signing.process;
