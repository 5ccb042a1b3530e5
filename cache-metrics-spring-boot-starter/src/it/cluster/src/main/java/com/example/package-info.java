/**
 * An application with a Redis.
 */
package com.example;
