/** The glue between one-star rounds and their process: its contract, its steps, the answers its tasks accept. */
package cn.redflower.honours.onestar.process;
