using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Proofs.Draws;

namespace Zhiheng.Inspection.Draws;

/// <summary>
/// Drawer and witness each type what the beacon said, without seeing the other's: drand's signature in hexadecimal, or a lottery's winning
/// number as the notice has it, with the SHA-256 of the notice. Whoever types again replaces what they typed. <paramref name="Why"/>: the fallback
/// is used, and why.
/// </summary>
public sealed record SayBeacon(Guid Draw, string Value, string? Notice, string? Why);

public sealed class SayBeaconHandler(Database database, BusinessCalendar calendar)
{
    public async Task<Outcome<Guid>> Handle(SayBeacon command, Act act, Mandate mandate, CancellationToken ct)
    {
        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var taken = await DrawTaking.Take(work, command.Draw, null, mandate, ct, "frozen");
        if (taken.IsRefused)
        {
            return taken.Refusal;
        }

        var draw = taken.Value;
        var why = string.IsNullOrWhiteSpace(command.Why) ? null : command.Why.Trim();
        if (Trouble(draw, command with { Why = why }, mandate) is { } trouble)
        {
            return trouble;
        }

        var said = new SaidBeacon(mandate.Account, act.Who, command.Value.Trim(), command.Notice, why);
        var row = draw with { BeaconEvidence = DrawRow.Write(draw.Said.Where(one => one.Account != mandate.Account).Append(said).ToList()) };
        if (await DrawTaking.Save(work, row, ct) is { } moved)
        {
            return moved;
        }

        await work.Commit([], ct);
        return draw.Id;
    }

    private Refusal? Trouble(DrawRow draw, SayBeacon command, Mandate mandate)
    {
        var planned = command.Why is null ? draw.BeaconChosen.Plan : draw.FallbackChosen.Plan;
        return mandate.Account != draw.Drawer && mandate.Account != draw.Witness ? DrawRefusals.NotYours($"抽取人{draw.DrawerName}、见证人{draw.WitnessName}")
            : command.Why is { } why && ActRules.PublicText(why, "改用备用信标的理由", 500) is { } text ? text
            : planned.Due is { } due && calendar.Now < due ? DrawRefusals.BeaconNotDue(due)
            : planned.Type switch
            {
                BeaconPlan.Witness when command.Why is null => DrawRefusals.BeaconOfWitnesses(),
                BeaconPlan.Witness => null,
                BeaconPlan.Drand => IsHex(command.Value.Trim(), 96, 192) ? null : DrawRefusals.BeaconSaid(),
                _ => IsNumber(command.Value.Trim()) && command.Notice is { } notice && IsHex(notice, 64) ? null : DrawRefusals.BeaconSaid(),
            };
    }

    private static bool IsHex(string text, params int[] lengths) => lengths.Contains(text.Length) && text.All(char.IsAsciiHexDigitLower);

    private static bool IsNumber(string text) => text.Length is > 0 and <= 200 && text.Split(' ').All(group => group.Length > 0 && group.All(char.IsAsciiDigit));
}
