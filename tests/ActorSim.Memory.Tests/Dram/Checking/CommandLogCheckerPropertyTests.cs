using ActorSim.Kernel;
using static ActorSim.Memory.DramCommandKind;

namespace ActorSim.Memory.Tests;

/// <summary>The checker against <see cref="PlainLog"/>, which looks at all pairs, on logs drawn at random.</summary>
public sealed class CommandLogCheckerPropertyTests
{
    public static TheoryData<string> StandardNames => ["DDR4", "LPDDR4", "HBM2", "DDR4 by banks"];

    [Theory]
    [MemberData(nameof(StandardNames))]
    public void A_hundred_thousand_legal_commands_of_a_standard_break_no_rule(string name)
    {
        var memory = Standard(name);
        var commands = RandomLog.Commands(new RandomStream(1, name), memory, 100_000);
        Assert.Empty(CheckedLog.Violations(memory, commands).Select(violation => violation.Sentence));
        Assert.All(Enum.GetValues<DramCommandKind>(), kind => Assert.True(kind == RefreshBank || commands.Exists(command => command.Kind == kind)));
    }

    [Fact]
    public void Legal_commands_of_random_memories_break_no_rule()
    {
        for (var seed = 0UL; seed < 200; seed++)
        {
            var random = new RandomStream(seed, "legal");
            var memory = RandomDram.Description(random);
            Assert.Empty(CheckedLog.Violations(memory, RandomLog.Commands(random, memory, 1000)).Select(violation => $"seed {seed}: {violation.Sentence}"));
        }
    }

    [Fact]
    public void The_plain_controllers_commands_break_no_rule()
    {
        for (var seed = 0UL; seed < 100; seed++)
        {
            var random = new RandomStream(seed, "controller");
            var memory = RandomDram.Description(random);
            foreach (var commands in PlainDram.Play(memory, RandomDram.Trace(random, memory, 300), 2, 1_000_000).Commands)
            {
                Assert.Empty(CheckedLog.Violations(memory, commands).Select(violation => $"seed {seed}: {violation.Sentence}"));
            }
        }
    }

    [Fact]
    public void A_legal_log_that_was_tampered_with_is_reported_where_it_is_no_longer_legal()
    {
        var planted = 0;
        var rules = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = 0UL; seed < 1500; seed++)
        {
            var random = new RandomStream(seed, "tampered");
            var memory = RandomDram.Description(random);
            var commands = RandomLog.Commands(random, memory, 250);
            Tamper(random, memory, commands);

            var plain = new PlainLog(memory);
            var plainRules = new PlainRules(memory);
            var expected = new List<int>();
            for (var i = 0; i < commands.Count; i++)
            {
                if (!plain.Fits(commands[i]) || plain.Earliest(commands[i], commands[i].Cycle) > commands[i].Cycle)
                {
                    expected.Add(i + 1);
                }

                plain.Add(commands[i]);
            }

            var violations = CheckedLog.Violations(memory, commands);
            Assert.True(expected.SequenceEqual(violations.Select(violation => violation.Line).Distinct()), $"seed {seed}");
            foreach (var violation in violations.Where(violation => violation.Required > 0))
            {
                // A rule is only broken by commands that are nearer than the plain table allows.
                var least = plainRules.Distance(violation.Earlier.Kind, violation.Command.Kind, PlainRules.Between(violation.Earlier, violation.Command));
                Assert.True(
                    violation.Found == violation.Command.Cycle - violation.Earlier.Cycle && violation.Found < violation.Required
                    && (violation.Required <= least || violation.Rule is "tFAW" or "t32AW" or "command bus"),
                    $"seed {seed}: {violation.Sentence}");
            }

            planted += expected.Count > 0 ? 1 : 0;
            rules.UnionWith(violations.Select(violation => violation.Rule));
        }

        // Most changes break something; all rules come up but those that such changes cannot break, and t32AW, which needs 33 ACTIVATEs of a rank.
        Assert.True(planted > 1000, $"{planted} logs with violations");
        Assert.Empty(typeof(CommandRules).GetFields().Select(field => (string)field.GetRawConstantValue()!).Except(rules).Except(["range", "order", "t32AW", "9 tREFI", "tRC to refresh"]));
    }

    /// <summary>Moves a command towards the front, drops one, or changes its row or bank.</summary>
    private static void Tamper(RandomStream random, DramDescription memory, List<DramCommand> commands)
    {
        var at = 1 + (int)random.NextBelow(commands.Count - 1);
        var command = commands[at];
        commands.RemoveAt(at);
        switch (random.NextBelow(6))
        {
            case 0:
                return;
            case 1 when command.Row >= 0:
                command = command with { Row = (command.Row + 1) % memory.Organization.Rows };
                break;
            case 2 when command.Bank >= 0:
                command = command with { Bank = (command.Bank + 1) % memory.Organization.BanksPerGroup };
                break;
            default:
                command = command with { Cycle = Math.Max(0, command.Cycle - 1 - random.NextBelow(12)) };
                while (at > 0 && commands[at - 1].Cycle > command.Cycle)
                {
                    at--;
                }

                break;
        }

        commands.Insert(at, command);
    }

    private static DramDescription Standard(string name) => name switch
    {
        "DDR4" => GoldenDram.Ddr4,
        "LPDDR4" => GoldenDram.Lpddr4,
        "HBM2" => GoldenDram.Hbm2,
        _ => GoldenDram.Ddr4 with { Timings = GoldenDram.Ddr4.Timings with { RfcBank = 200, RefiBank = 292 } },
    };
}
