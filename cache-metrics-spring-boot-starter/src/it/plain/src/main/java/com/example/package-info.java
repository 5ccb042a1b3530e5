/**
 * An application with next to nothing.
 */
package com.example;
