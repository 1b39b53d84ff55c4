using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Basics;

/// <summary>What one machine did in one shift or day. Times and the cycle are in the same unit.</summary>
/// <param name="Planned">Time it was planned to run: without breaks and planned stops.</param>
/// <param name="Stopped">Of that, the time it stood: breakdowns, set-up, waiting.</param>
/// <param name="Cycle">The ideal time for one piece.</param>
/// <param name="Made">Pieces made, good or not.</param>
/// <param name="Good">Pieces good at first: reworked ones do not count.</param>
public sealed record MachineTime(string Name, double Planned, double Stopped, double Cycle, double Made, double Good);

/// <summary>
/// Overall equipment effectiveness: planned time less stops is running time, less lost speed is net time (cycle·made), less rejects is valuable time
/// (cycle·good). Availability = running/planned, performance = net/running, quality = valuable/net, OEE = their product = valuable/planned.
/// </summary>
/// <remarks>Several machines or shifts are added as times, never averaged as percentages. Sources: S. Nakajima, Introduction to TPM (1988); ISO 22400-2:2014.</remarks>
public sealed record Effectiveness(string Name, double Planned, double Running, double Net, double Valuable)
{
    public double Availability => Running / Planned;

    /// <summary>Above 1 where the ideal cycle is set too long; null where nothing ran.</summary>
    public double? Performance => Running > 0 ? Net / Running : null;

    /// <summary>Null where nothing was made.</summary>
    public double? Quality => Net > 0 ? Valuable / Net : null;

    public double Overall => Valuable / Planned;

    public double StopLoss => Planned - Running;

    public double SpeedLoss => Running - Net;

    public double RejectLoss => Net - Valuable;

    /// <exception cref="Catalogue.ToolboxException">A time or number that cannot be, with the name of the row.</exception>
    public static Effectiveness Of(MachineTime one)
    {
        var name = $"“{one.Name}”";
        Demand.Positive(one.Planned, $"{name}的计划运行时间");
        Demand.That(Demand.Finite(one.Stopped, $"{name}的停机时间") >= 0 && one.Stopped <= one.Planned, $"{name}的停机时间", "应当不小于 0，不大于计划运行时间。请更正，时间单位要一致。");
        Demand.Positive(one.Cycle, $"{name}的理想节拍");
        Demand.That(Demand.Finite(one.Made, $"{name}的产量") >= 0, $"{name}的产量", "不能是负数。请更正。");
        Demand.That(Demand.Finite(one.Good, $"{name}的合格品数") >= 0 && one.Good <= one.Made, $"{name}的合格品数", "应当不小于 0，不大于产量。请更正。");
        var running = one.Planned - one.Stopped;
        Demand.That(running > 0 || one.Made == 0, $"{name}的停机时间", "全部时间都停机，却有产量。请更正。");
        return new(one.Name, one.Planned, running, Demand.Finite(one.Cycle * one.Made, $"{name}的产量"), one.Cycle * one.Good);
    }

    /// <param name="all">At least one.</param>
    public static Effectiveness Together(string name, IReadOnlyList<Effectiveness> all)
        => new(name, Demand.Finite(all.Sum(one => one.Planned), "计划运行时间"), all.Sum(one => one.Running), Demand.Finite(all.Sum(one => one.Net), "产量"), all.Sum(one => one.Valuable));
}
