namespace ActorSim.Hocon.Fuzzing;

/// <summary>What <c>help</c> prints.</summary>
public static class HelpText
{
    public const string Text =
        """
        Looks for texts on which the HOCON reader fails. README.md says what it tries and what must hold.

        fuzz                     tries random inputs until one breaks a law; then exit code 1
          --minutes N            for so long, or
          --inputs N             so many, or both
          --seed S               another sequence of inputs; 1 unless said
          --first N              begins with another input than the first
          --threads N            on so many threads; as many as there are processors unless said
          --corpus DIR           starts from the documents in DIR too
        repeat --input N         tries one input again and shows it; --seed and --corpus as before
        scaling                  times every shape of large inputs at doubling sizes; exit code 1 if one grows too fast
          --size KIB             the largest size, in KiB of text; 1024 unless said
          --only TEXT            only shapes with TEXT in their names
        speed                    prints how fast scenarios of 1 to 8 MB are read
        help                     this text

        """;
}
