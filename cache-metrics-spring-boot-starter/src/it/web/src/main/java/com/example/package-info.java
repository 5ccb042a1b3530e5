/**
 * An application with a web server.
 */
package com.example;
