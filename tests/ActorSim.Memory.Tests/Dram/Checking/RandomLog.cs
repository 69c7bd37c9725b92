using ActorSim.Kernel;
using static ActorSim.Memory.DramCommandKind;

namespace ActorSim.Memory.Tests;

/// <summary>Legal commands drawn at random, most of them as early as <see cref="PlainLog"/> allows.</summary>
internal static class RandomLog
{
    public static List<DramCommand> Commands(RandomStream random, DramDescription memory, int count)
    {
        var log = new PlainLog(memory);
        var organization = memory.Organization;
        var cycle = 0L;
        while (log.Commands.Count < count)
        {
            if (random.NextChance(0.001))
            {
                cycle = RefreshRank(log, organization, (int)random.NextBelow(organization.Ranks), cycle);
                continue;
            }

            // The earliest of a few: so commands stand close together, and all kinds of pairs meet.
            var (best, at) = (default(DramCommand), long.MaxValue);
            for (var i = 0; i < 3; i++)
            {
                var command = Candidate(random, log, memory);
                var earliest = log.Earliest(command, cycle);
                (best, at) = earliest < at ? (command, earliest) : (best, at);
            }

            cycle = random.NextChance(0.9) ? at : log.Earliest(best, at + random.NextBelow(12));
            log.Add(best with { Cycle = cycle });
        }

        return log.Commands;
    }

    private static DramCommand Candidate(RandomStream random, PlainLog log, DramDescription memory)
    {
        var organization = memory.Organization;
        var (rank, group, bank) = ((int)random.NextBelow(organization.Ranks), (int)random.NextBelow(organization.BankGroups), (int)random.NextBelow(organization.BanksPerGroup));
        var row = log.OpenRow(rank, group, bank);
        var kind = row < 0
            ? (memory.Timings.RfcBank > 0 && random.NextChance(0.02) ? RefreshBank : Activate)
            : random.NextBelow(20) switch { < 7 => Read, < 14 => Write, < 15 => ReadPrecharge, < 16 => WritePrecharge, _ => Precharge };
        row = kind switch { Activate => (int)random.NextBelow(organization.Rows), RefreshBank or Precharge => -1, _ => row };
        return new DramCommand(0, kind, rank, group, bank, row, row < 0 ? -1 : (int)random.NextBelow(organization.RequestsPerRow));
    }

    private static long RefreshRank(PlainLog log, DramOrganization organization, int rank, long cycle)
    {
        for (var group = 0; group < organization.BankGroups; group++)
        {
            for (var bank = 0; bank < organization.BanksPerGroup; bank++)
            {
                if (log.OpenRow(rank, group, bank) >= 0)
                {
                    cycle = Add(log, new DramCommand(0, Precharge, rank, group, bank, -1, -1), cycle);
                }
            }
        }

        return Add(log, new DramCommand(0, Refresh, rank, -1, -1, -1, -1), cycle);
    }

    private static long Add(PlainLog log, DramCommand command, long cycle)
    {
        cycle = log.Earliest(command, cycle);
        log.Add(command with { Cycle = cycle });
        return cycle;
    }
}
