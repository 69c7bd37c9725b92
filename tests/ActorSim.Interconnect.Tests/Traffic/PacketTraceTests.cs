namespace ActorSim.Interconnect.Tests;

public sealed class PacketTraceTests
{
    [Fact]
    public void Columns_are_found_by_name_and_others_passed_over()
    {
        var trace = Read("flits, note, dst, src, create_cycle\n4,a,1,2,0\n\n1,b,15,0,12\n");

        Assert.Equal([new(0, 2, 1, 4), new(12, 0, 15, 1)], trace.Packets.ToArray());
    }

    [Fact]
    public void The_first_packet_may_stand_behind_others_and_be_as_long_as_a_packet_gets()
    {
        using var text = new StringReader("create_cycle,src,dst,flits\n9,1,2,1\n5,2,1,65535\n");
        using var tooLong = new StringReader("create_cycle,src,dst,flits\n9,1,2,65536\n");

        Assert.Equal((5, 0), (PacketTrace.Read(text, nodes: 16).FirstCycle, Read("create_cycle,src,dst,flits\n").FirstCycle));
        Assert.Contains("possible lengths are 1 to 65535.", Assert.Throws<TrafficFileException>(() => PacketTrace.Read(tooLong, nodes: 16)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exact_R3_k4_uniform_vc2_buf8_len4_rate0.30.csv", 16)]
    [InlineData("exact_R5_k8_transpose_vc2_buf8_len4_rate0.10.csv", 64)]
    public void Files_of_BookSim_are_traces(string file, int nodes)
    {
        using var text = File.OpenText(RepositoryFolder.PathOf("tests", "ActorSim.Conformance", "Booksim", file));
        var trace = PacketTrace.Read(text, nodes);

        Assert.Equal(File.ReadLines(RepositoryFolder.PathOf("tests", "ActorSim.Conformance", "Booksim", file)).Count() - 1, trace.Packets.Length);
    }

    [Fact]
    public void Two_nodes_have_no_order_between_them() =>
        Assert.Equal(3, Read("create_cycle,src,dst,flits\n5,1,2,1\n4,2,1,1\n5,1,0,1\n").Packets.Length);

    [Theory]
    [InlineData("create_cycle,src,dst,flits\n5,1,2,1\n6,2,2,1\n4,1,0,1", 4, "Node 1 creates this packet in cycle 4, before the one of line 2 (cycle 5)")]
    [InlineData("create_cycle,src,dst,flits\n0,16,0,1", 2, "`src` is 16; the nodes are 0 to 15.")]
    [InlineData("create_cycle,src,dst,flits\n0,0,-1,1", 2, "`dst` is -1; the nodes are 0 to 15.")]
    [InlineData("create_cycle,src,dst,flits\n\n0,0,1,0", 3, "`flits` is 0; possible lengths are 1 to 64.")]
    [InlineData("create_cycle,src,dst,flits\n0,0,1,65", 2, "`flits` is 65; possible lengths are 1 to 64.")]
    [InlineData("create_cycle,src,dst,flits\n-1,0,1,1", 2, "`create_cycle` is -1; cycles are 0 to 4000000000.")]
    [InlineData("create_cycle,src,dst,flits\n0,x,1,1", 2, "`src` must be a whole number from 0 to 15; found `x`.")]
    [InlineData("create_cycle,src,dst,flits\n0,0,1.5,1", 2, "`dst` must be a whole number from 0 to 15; found `1.5`.")]
    [InlineData("create_cycle,src,dst,flits\n90000000000000000000,0,1,1", 2, "`create_cycle` must be a whole number from 0 to 4000000000; found `90000000000000000000`.")]
    [InlineData("create_cycle,src,dst,flits\n0,0,1,2,9", 2, "The line has 5 values; there are 4 columns.")]
    [InlineData("create_cycle,src,dst,flits\n0,0,1", 2, "There is no value for `flits`.")]
    [InlineData("create_cycle,src,dst,flits\n0,,1,1", 2, "There is no value for `src`.")]
    [InlineData("cycle,src,dst,flits\n0,0,1,1", 1, "There is no column `create_cycle`")]
    [InlineData("create_cycle,src,dst,flits,src\n", 1, "There are two columns `src`")]
    [InlineData("", 1, "The file is empty")]
    public void What_is_wrong_is_said_with_its_line(string text, int line, string part)
    {
        var problem = Assert.Throws<TrafficFileException>(() => Read(text));

        Assert.Equal(line, problem.Line);
        Assert.Contains(part, problem.Problem, StringComparison.Ordinal);
        Assert.StartsWith($"Line {line}: ", problem.Message, StringComparison.Ordinal);
    }

    private static PacketTrace Read(string text)
    {
        using var reader = new StringReader(text);
        return PacketTrace.Read(reader, nodes: 16, mostFlits: 64);
    }
}
