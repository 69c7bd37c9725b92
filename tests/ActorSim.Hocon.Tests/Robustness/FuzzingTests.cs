using ActorSim.Hocon.Fuzzing;

namespace ActorSim.Hocon.Tests.Robustness;

/// <summary>A short run of what <c>tests/ActorSim.Hocon.Fuzzing</c> does for as long as one likes.</summary>
public sealed class FuzzingTests
{
    private const int Inputs = 6000;
    private const int Seed = 14;

    [Fact]
    public void No_damaged_document_breaks_a_law()
    {
        var source = new InputSource(Corpus.Own, Seed);
        var values = 0;
        for (var number = 1; number <= Inputs; number++)
        {
            var input = source.Make(number);
            var finding = Laws.Try(input, out var isValue);
            Assert.True(finding is null, $"Input {number} of seed {Seed} breaks the law: {finding?.Law}\n{finding?.Breach}\n{InputText.Show(input)}");
            values += isValue ? 1 : 0;
        }

        // Too much or too little damage would tell nothing.
        Assert.InRange(values, Inputs / 10, Inputs * 9 / 10);
    }

    [Fact]
    public void Every_document_of_the_corpus_holds_to_the_laws()
    {
        var texts = Corpus.Own.Hocon.Select(text => (text, HoconSyntax.Hocon))
            .Concat(Corpus.Own.Json.Select(text => (text, HoconSyntax.Json)))
            .Concat(Corpus.Own.Json.Select(text => (text, HoconSyntax.Hocon)))
            .Concat(Corpus.Own.Properties.Select(text => (text, HoconSyntax.Properties)));
        foreach (var (text, syntax) in texts)
        {
            var input = new Input { Text = text, Syntax = syntax };

            Assert.Null(Laws.Try(input, out _));
        }
    }

    [Fact]
    public void A_seed_gives_the_same_inputs_on_every_machine()
    {
        var source = new InputSource(Corpus.Own, 1);
        var sum = 14695981039346656037UL;
        for (var number = 1; number <= 500; number++)
        {
            foreach (var c in InputText.Show(source.Make(number)))
            {
                sum = (sum ^ c) * 1099511628211UL;
            }
        }

        // Changes only when the generator or the corpus does.
        Assert.Equal(8623093382501397649UL, sum);
    }

    [Fact]
    public void A_finding_is_made_smaller()
    {
        var text = "b = 1\na = [1, 2, ${?x}]\nc { d = \"µ\" }";
        var small = Shrinking.Shrink(new Input { Text = text, Overrides = ["x=3"] }, input => input.Text.Contains('µ'));

        Assert.Equal("µ", small.Text);
        Assert.Empty(small.Overrides);
    }
}
