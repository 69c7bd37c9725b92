using ActorSim.Hocon.Fuzzing;

namespace ActorSim.Hocon.Tests.Robustness;

/// <summary>
/// Large inputs of every shape end in a value or a sentence. Work that grew with the square of their size would keep these
/// tests from ending; how time really grows is measured by <c>scaling</c> in <c>tests/ActorSim.Hocon.Fuzzing</c>.
/// </summary>
public sealed class ShapeTests
{
    private const int Size = 60_000;

    public static TheoryData<string> Names => [.. Shapes.All.Select(shape => shape.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_large_input_ends_in_a_value_or_a_sentence(string name)
    {
        var shape = Shapes.All.Single(each => each.Name == name);

        var problem = Xunit.Record.Exception(() => shape.Use(shape.Make(Size).Parse().Resolve()));

        Assert.True(problem is null or HoconException, problem?.ToString());
        Assert.True(problem is null || problem.Message.Length < 60_000, "The message is too long to be read.");
    }
}
