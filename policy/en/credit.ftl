### The credit of registrants.
