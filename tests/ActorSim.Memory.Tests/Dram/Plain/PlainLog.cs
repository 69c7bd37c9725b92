using static ActorSim.Memory.DramCommandKind;

namespace ActorSim.Memory.Tests;

/// <summary>Whether a command may follow those that a log holds, by looking back at every one that is near enough to matter.</summary>
internal sealed class PlainLog
{
    private readonly DramDescription memory;
    private readonly PlainRules rules;
    private readonly int window;
    private readonly int[] openRows;

    public PlainLog(DramDescription memory)
    {
        this.memory = memory;
        rules = new PlainRules(memory);
        var kinds = Enum.GetValues<DramCommandKind>();
        window = (from first in kinds from second in kinds from near in Enum.GetValues<Nearness>() select rules.Distance(first, second, near)).Max();
        window = Math.Max(window, Math.Max(memory.Timings.Faw, memory.Timings.ThirtyTwoActivates));
        openRows = [.. Enumerable.Repeat(-1, memory.Organization.Ranks * memory.Organization.Banks)];
    }

    public List<DramCommand> Commands { get; } = [];

    public int OpenRow(int rank, int group, int bank) => openRows[Index(rank, group, bank)];

    /// <summary>The first cycle, from <paramref name="cycle"/> on, in which a command that the banks' states allow may go.</summary>
    public long Earliest(DramCommand command, long cycle)
    {
        var acts = 0;
        for (var i = Commands.Count - 1; i >= 0 && Commands[i].Cycle > cycle - window; i--)
        {
            var before = Commands[i];
            cycle = Math.Max(cycle, before.Cycle + rules.Distance(before.Kind, command.Kind, PlainRules.Between(before, command)));
            if (before.Cycle == cycle && !(memory.HasTwoCommandBuses && before.IsColumnCommand != command.IsColumnCommand))
            {
                cycle++;
            }

            if (command.Kind == Activate && before.Kind == Activate && before.Rank == command.Rank)
            {
                acts++;
                cycle = acts == 4 ? Math.Max(cycle, before.Cycle + memory.Timings.Faw) : cycle;
                cycle = acts == 32 ? Math.Max(cycle, before.Cycle + memory.Timings.ThirtyTwoActivates) : cycle;
            }
        }

        return cycle;
    }

    /// <summary>Whether the states of the banks allow a command.</summary>
    public bool Fits(in DramCommand command) => command.Kind switch
    {
        Refresh => AllClosed(command.Rank),
        Activate or RefreshBank => OpenRow(command.Rank, command.Group, command.Bank) < 0,
        Precharge => OpenRow(command.Rank, command.Group, command.Bank) >= 0,
        _ => OpenRow(command.Rank, command.Group, command.Bank) == command.Row,
    };

    public void Add(in DramCommand command)
    {
        Commands.Add(command);
        if (command.Kind is Activate)
        {
            openRows[Index(command.Rank, command.Group, command.Bank)] = command.Row;
        }
        else if (command.Kind is Precharge or ReadPrecharge or WritePrecharge)
        {
            openRows[Index(command.Rank, command.Group, command.Bank)] = -1;
        }
    }

    private bool AllClosed(int rank) => openRows.AsSpan(rank * memory.Organization.Banks, memory.Organization.Banks).IndexOfAnyExcept(-1) < 0;

    private int Index(int rank, int group, int bank) => (rank * memory.Organization.Banks) + (group * memory.Organization.BanksPerGroup) + bank;
}
