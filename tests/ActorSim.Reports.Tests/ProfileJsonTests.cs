using System.Text.Json;

namespace ActorSim.Reports.Tests;

public sealed class ProfileJsonTests
{
    [Fact]
    public void Profiles_are_a_part_of_the_host_and_a_document_of_their_own()
    {
        var result = Profiles.ResultWith(Profiles.Of(1), Profiles.Of(2));
        using var whole = Document(stream => ResultJson.Write(stream, result));
        using var own = Document(stream => ProfileJson.Write(stream, result));

        var inHost = whole.RootElement.GetProperty("host").GetProperty("profiles");
        var runs = own.RootElement.GetProperty("runs");
        Assert.Equal(2, inHost.GetArrayLength());
        Assert.Equal("system.dataflow = ws", runs[1].GetProperty("settings").GetString());
        Assert.Equal(2, runs[1].GetProperty("profile").GetProperty("seconds").GetDouble());
        Assert.True(JsonElement.DeepEquals(inHost[1], runs[1].GetProperty("profile")));
    }

    [Fact]
    public void Without_a_profile_the_host_says_nothing_about_it()
    {
        using var document = Document(stream => ResultJson.Write(stream, Results.Full));

        Assert.False(document.RootElement.GetProperty("host").TryGetProperty("profiles", out _));
    }

    [Fact]
    public void What_is_not_there_is_null()
    {
        using var document = Document(stream => ProfileJson.Write(stream, Profiles.ResultWith(Profiles.Of(1))));

        var profile = document.RootElement.GetProperty("runs")[0].GetProperty("profile");
        Assert.Equal(JsonValueKind.Null, profile.GetProperty("lookahead-limits")[1].GetProperty("next-latency-ps").ValueKind);
        Assert.Equal(5000, profile.GetProperty("lookahead-limits")[0].GetProperty("next-latency-ps").GetInt64());
        Assert.Equal(JsonValueKind.Null, profile.GetProperty("cuts")[1].GetProperty("lookahead-ps").ValueKind);
    }

    [Fact]
    public void Every_key_is_described_in_the_documentation()
    {
        var description = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "results.md"));
        using var document = Document(stream => ProfileJson.Write(stream, Profiles.ResultWith(Profiles.Of(1))));

        Assert.All(KeysOf(document.RootElement), key => Assert.Contains($"`{key}`", description));
    }

    [Fact]
    public void A_file_of_its_own_is_written_only_if_there_is_a_profile()
    {
        var folder = Directory.CreateTempSubdirectory("profile-").FullName;
        try
        {
            Assert.DoesNotContain(ResultFiles.ProfileName, ResultFiles.Write(folder, Results.Full));
            Assert.Contains(ResultFiles.ProfileName, ResultFiles.Write(folder, Profiles.ResultWith(Profiles.Of(1))));
            Assert.True(File.Exists(Path.Combine(folder, "profile.json")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static JsonDocument Document(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return JsonDocument.Parse(stream.ToArray());
    }

    private static IEnumerable<string> KeysOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => KeysOf(property.Value).Prepend(property.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(KeysOf),
        _ => [],
    };
}
