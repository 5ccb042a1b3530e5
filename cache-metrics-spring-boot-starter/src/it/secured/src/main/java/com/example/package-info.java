/**
 * An application with Spring Security, and the recipe of the README.
 */
package com.example;
