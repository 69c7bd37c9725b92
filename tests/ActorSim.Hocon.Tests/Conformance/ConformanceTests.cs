namespace ActorSim.Hocon.Tests.Conformance;

/// <summary>The lists of documents, paths and layers that the reference implementation was asked about.</summary>
public sealed class ConformanceTests
{
    private static readonly ReferenceList Cases = ReferenceList.OfCases("cases");
    private static readonly ReferenceList Paths = ReferenceList.OfCases("paths");
    private static readonly ReferenceList Layers = ReferenceList.OfCases("layers");

    public static TheoryData<string> CaseNames => Cases.Names;

    public static TheoryData<string> PathNames => Paths.Names;

    public static TheoryData<string> LayerNames => Layers.Names;

    [ConformanceTheory]
    [MemberData(nameof(CaseNames))]
    public void A_document_gives_what_the_reference_gives(string name)
    {
        var failure = new ConformanceCase(Cases[name]).Failure();

        Assert.True(failure is null, failure);
    }

    [ConformanceTheory]
    [MemberData(nameof(PathNames))]
    public void A_path_is_taken_apart_as_the_reference_does(string name)
    {
        var entry = Paths[name];
        var path = entry.GetProperty("path").GetString()!;

        if (entry.TryGetProperty("elements", out var elements))
        {
            Assert.Equal(elements.EnumerateArray().Select(key => key.GetString()!), Syntax.HoconPath.Parse(path));
        }
        else
        {
            Assert.Throws<HoconException>(() => Syntax.HoconPath.Parse(path));
        }
    }

    [ConformanceTheory]
    [MemberData(nameof(LayerNames))]
    public void A_stack_of_documents_merges_as_the_reference_does(string name)
    {
        var entry = Layers[name];

        if (entry.TryGetProperty("value", out var expected))
        {
            var value = Resolve();
            Assert.True(JsonTree.Same(value, expected), $"expected {expected}{Environment.NewLine}but got  {value}");
        }
        else
        {
            Assert.Throws<HoconException>(Resolve);
        }

        HoconValue Resolve() => entry.GetProperty("layers").EnumerateArray()
            .Select(text => HoconDocument.Parse(text.GetString()!, "layer"))
            .Aggregate((upper, lower) => upper.WithFallback(lower))
            .Resolve();
    }
}
