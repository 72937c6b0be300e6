package io.github.camelfivecent.kamelet;

/** The two ways in which a user writes down what a Kamelet is to do. */
enum Form {
    ROUTE {
        @Override
        String source(String kamelet) {
            return """
                    - route:
                        from:
                          uri: kamelet:%s
                          steps:
                            - to: mock:out
                    """
                    .formatted(kamelet);
        }

        @Override
        String sink(String kamelet) {
            return """
                    - route:
                        from:
                          uri: direct:in
                          steps:
                            - to: kamelet:%s
                            - to: mock:out
                    """
                    .formatted(kamelet);
        }

        @Override
        String action(String kamelet) {
            return sink(kamelet);
        }
    },
    PIPE {
        @Override
        String source(String kamelet) {
            return HEAD
                    + """
                      source:
                        ref: {apiVersion: camel.apache.org/v1, kind: Kamelet, name: %s}
                      sink:
                        uri: mock:out
                    """
                            .formatted(kamelet)
                            .indent(2);
        }

        @Override
        String sink(String kamelet) {
            return HEAD
                    + """
                      source:
                        uri: direct:in
                      sink:
                        ref: {apiVersion: camel.apache.org/v1, kind: Kamelet, name: %s}
                    """
                            .formatted(kamelet)
                            .indent(2);
        }

        @Override
        String action(String kamelet) {
            return HEAD
                    + """
                      source:
                        uri: direct:in
                      steps:
                        - ref: {apiVersion: camel.apache.org/v1, kind: Kamelet, name: %s}
                      sink:
                        uri: mock:out
                    """
                            .formatted(kamelet)
                            .indent(2);
        }
    };

    private static final String HEAD =
            """
            apiVersion: camel.apache.org/v1
            kind: Pipe
            metadata:
              name: fivecent
            spec:
            """;

    abstract String source(String kamelet);

    abstract String sink(String kamelet);

    abstract String action(String kamelet);
}
