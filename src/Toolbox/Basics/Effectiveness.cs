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
        Demand.Positive(one.Planned, new($"{name}的计划运行时间", $"{name}, planned time"));
        Demand.That(Demand.Finite(one.Stopped, new($"{name}的停机时间", $"{name}, time stopped")) >= 0 && one.Stopped <= one.Planned, new($"{name}的停机时间", $"{name}, time stopped"), new(
            "应当不小于 0，不大于计划运行时间。请更正，时间单位要一致。",
            "it must be at least 0 and at most the planned time. Correct it, and use one unit of time."));
        Demand.Positive(one.Cycle, new($"{name}的理想节拍", $"{name}, ideal cycle"));
        Demand.That(Demand.Finite(one.Made, new($"{name}的产量", $"{name}, pieces made")) >= 0, new($"{name}的产量", $"{name}, pieces made"), new("不能是负数。请更正。", "it cannot be negative. Correct it."));
        Demand.That(Demand.Finite(one.Good, new($"{name}的合格品数", $"{name}, good pieces")) >= 0 && one.Good <= one.Made, new($"{name}的合格品数", $"{name}, good pieces"), new("应当不小于 0，不大于产量。请更正。", "they must be at least 0 and at most the pieces made. Correct them."));
        var running = one.Planned - one.Stopped;
        Demand.That(running > 0 || one.Made == 0, new($"{name}的停机时间", $"{name}, time stopped"), new("全部时间都停机，却有产量。请更正。", "the machine stood still all the time, yet made something. Correct it."));
        return new(one.Name, one.Planned, running, Demand.Finite(one.Cycle * one.Made, new($"{name}的产量", $"{name}, pieces made")), one.Cycle * one.Good);
    }

    /// <param name="all">At least one.</param>
    public static Effectiveness Together(string name, IReadOnlyList<Effectiveness> all)
        => new(name, Demand.Finite(all.Sum(one => one.Planned), new("计划运行时间", "Planned time")), all.Sum(one => one.Running), Demand.Finite(all.Sum(one => one.Net), new("产量", "Pieces made")), all.Sum(one => one.Valuable));
}
