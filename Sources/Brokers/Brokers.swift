// Where approved orders go.
