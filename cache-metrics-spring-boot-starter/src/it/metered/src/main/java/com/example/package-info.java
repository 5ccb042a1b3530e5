/**
 * An application with WebFlux and Micrometer.
 */
package com.example;
