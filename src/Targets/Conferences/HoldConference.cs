using Zhiheng.Contracts.Targets;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Notices;
using Zhiheng.Platform.Powers;
using Zhiheng.Targets.Progress;

namespace Zhiheng.Targets.Conferences;

/// <summary>The quality office calls a joint conference on a policy.</summary>
public sealed record DraftConference(Guid Policy, string Title, DateOnly MeetsOn, string Place, IReadOnlyList<string> Agenda, IReadOnlyList<Guid> Members);

/// <summary>What was decided: whose it is and the last day for it, included.</summary>
public sealed record DecisionDraft(string Words, Guid Unit, DateOnly? DueOn);

/// <summary>Records the minutes after the conference; and again, once they were sent back.</summary>
public sealed record HoldConference(Guid Conference, long Version, string Minutes, string? Absent, IReadOnlyList<DecisionDraft> Decisions);

/// <summary>Somebody who did not keep the minutes approves them, or sends them back with a reason. Approved, the decisions are tasks.</summary>
public sealed record DecideMinutes(Guid Conference, long Version, bool IsApproved, string? Reason);

public sealed class ConferenceHandler(Database database, BusinessCalendar calendar, TargetsNotices notices)
{
    public const int MostItems = 30;

    public async Task<Outcome<Guid>> Handle(DraftConference command, Act act, Mandate mandate, CancellationToken ct)
    {
        if ((ActRules.PublicText(command.Title, "会议名称", 200) ?? ActRules.PublicText(command.Place, "会议地点", 200)
            ?? (command.MeetsOn < calendar.Today ? ConferenceRefusals.Day(command.MeetsOn, calendar.Today) : null)
            ?? (command.Agenda.Count is 0 or > MostItems || command.Agenda.Any(item => ActRules.Text(item, "议程", ActRules.ShortText) is not null) ? ConferenceRefusals.Agenda(MostItems) : null)) is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (await ProgressStore.Policy(work, command.Policy, ct) is not { } policy)
        {
            return ActRefusals.Unknown("政策文件");
        }

        if (ActRules.Foreign(mandate, policy.OrganRegion, policy.OrganName) is { } foreign)
        {
            return foreign;
        }

        var units = await ConferenceStore.Units(work, policy.Id, ct);
        var members = command.Members.Distinct().ToList();
        if (members.Count < 2 || members.Except(units.Select(unit => unit.Unit)).Any())
        {
            return ConferenceRefusals.Members();
        }

        var row = new ConferenceRow
        {
            Id = Guid.CreateVersion7(calendar.Now), Policy = policy.Id, Title = command.Title.Trim(), MeetsOn = command.MeetsOn, Place = command.Place.Trim(),
            Agenda = ActRules.Write([.. command.Agenda.Select(item => item.Trim())]), OrganRegion = policy.OrganRegion, OrganName = policy.OrganName, Author = mandate.Account, AuthorName = act.Who,
            DraftedOn = calendar.Today,
        };
        await ConferenceStore.Add(work, row, members, ct);
        await Tell(work, units.Where(unit => members.Contains(unit.Unit)), row, "conference-called", $"请参加联席会议：{row.Title}", $"{row.MeetsOn:yyyy-MM-dd}，{row.Place}。", ct);
        await work.Commit(Moved(row, "drafted"), ct);
        return row.Id;
    }

    public async Task<Outcome<Guid>> Handle(HoldConference command, Act act, Mandate mandate, CancellationToken ct)
    {
        if ((ActRules.PublicText(command.Minutes, "会议纪要", 10_000) ?? (string.IsNullOrWhiteSpace(command.Absent) ? null : ActRules.PublicText(command.Absent, "缺席单位"))) is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var taken = await Take(work, command.Conference, command.Version, mandate, ct);
        if (taken.IsRefused)
        {
            return taken.Refusal;
        }

        var row = taken.Value;
        if (row.State != "drafted" && row is not { State: "held", ReturnedFor: not null })
        {
            return ConferenceRefusals.State(row.State);
        }

        if (row.MeetsOn > calendar.Today)
        {
            return ConferenceRefusals.NotYet(row.MeetsOn);
        }

        if (Trouble(command.Decisions, row, await ConferenceStore.Units(work, row.Policy, ct)) is { } trouble)
        {
            return trouble;
        }

        var decisions = command.Decisions.Select((decision, index) => new DecisionRow
        {
            Id = Guid.CreateVersion7(calendar.Now), Conference = row.Id, Ordinal = index + 1, Words = decision.Words.Trim(), Unit = decision.Unit, DueOn = decision.DueOn!.Value,
        }).ToList();
        await ConferenceStore.SetDecisions(work, row.Id, decisions, ct);
        var held = row with
        {
            State = "held", Minutes = command.Minutes.Trim(), Absent = string.IsNullOrWhiteSpace(command.Absent) ? null : command.Absent.Trim(), Keeper = mandate.Account, KeeperName = act.Who,
            HeldOn = calendar.Today, ReturnedFor = null,
        };
        ActWork.Saved(nameof(ConferenceRow), row.Id, await ConferenceStore.Save(work, held, ct));
        await work.Commit(Moved(held, "held"), ct);
        return row.Id;
    }

    /// <param name="command">What is decided.</param>
    /// <param name="issue">Issues the printed minutes within the transaction and gives their number.</param>
    /// <param name="act">Who decides.</param>
    /// <param name="mandate">Within what.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Outcome<Guid>> Handle(DecideMinutes command, Func<Work, Task<string>> issue, Act act, Mandate mandate, CancellationToken ct)
    {
        if (!command.IsApproved && ActRules.Text(command.Reason, "退回理由") is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var taken = await Take(work, command.Conference, command.Version, mandate, ct);
        if (taken.IsRefused)
        {
            return taken.Refusal;
        }

        var row = taken.Value;
        if (row is not { State: "held", ReturnedFor: null })
        {
            return ConferenceRefusals.State(row.State);
        }

        if (row.Keeper == mandate.Account)
        {
            return ActRefusals.SamePerson("纪要记录人", "批准人");
        }

        if (!command.IsApproved)
        {
            var returned = row with { ReturnedFor = command.Reason!.Trim() };
            ActWork.Saved(nameof(ConferenceRow), row.Id, await ConferenceStore.Save(work, returned, ct));
            await work.Commit(Moved(row, "returned"), ct);
            return row.Id;
        }

        var approved = row with { State = "approved", Approver = mandate.Account, ApproverName = act.Who, ApprovedOn = calendar.Today, PaperNumber = await issue(work) };
        ActWork.Saved(nameof(ConferenceRow), row.Id, await ConferenceStore.Save(work, approved, ct));
        await ConferenceStore.OpenDecisions(work, row.Id, ct);
        foreach (var decision in await ConferenceStore.Decisions(work, row.Id, ct))
        {
            await TargetsNotices.Tell(
                work, await notices.Of(Power.ReportProgress, decision.OrganRegion, decision.OrganName, ct),
                new Notice
                {
                    Recipient = default, Kind = "conference-task", Title = $"联席会议议定事项：{decision.Words}", Text = $"请{decision.UnitName}于 {decision.DueOn:yyyy-MM-dd} 前办结并报告。", DueOn = decision.DueOn,
                    Link = $"/workbench/targets/conferences/{row.Id}", Dedupe = $"decision:{decision.Id:n}",
                },
                ct);
        }

        await work.Commit(Moved(approved, "approved"), ct);
        return row.Id;
    }

    internal static async Task<Outcome<ConferenceRow>> Take(Work work, Guid id, long? version, Mandate mandate, CancellationToken ct)
    {
        if (await ConferenceStore.Find(work, id, true, mandate, ct) is not { } found)
        {
            return ActRefusals.Unknown("联席会议");
        }

        if (ActRules.Foreign(mandate, found.OrganRegion, found.OrganName) is { } foreign)
        {
            return foreign;
        }

        await ConferenceStore.Lock(work, id, ct);
        var row = (await ConferenceStore.Find(work, id, true, mandate, ct))!;
        if (version is { } shown)
        {
            ActWork.SameVersion(nameof(ConferenceRow), id, shown, row.Version);
        }

        return row;
    }

    private JournalEntry Moved(ConferenceRow row, string state) => JournalEntry.Internal(row.Id, new ConferenceMoved(calendar.Today, row.Id, state, row.PaperNumber));

    private async Task Tell(Work work, IEnumerable<MemberRow> units, ConferenceRow row, string kind, string title, string text, CancellationToken ct)
    {
        foreach (var unit in units)
        {
            await TargetsNotices.Tell(
                work, await notices.Of(Power.ReportProgress, unit.OrganRegion, unit.OrganName, ct),
                new Notice { Recipient = default, Kind = kind, Title = title, Text = text, Link = $"/workbench/targets/conferences/{row.Id}", Dedupe = $"conference:{row.Id:n}" }, ct);
        }
    }

    private static Refusal? Trouble(IReadOnlyList<DecisionDraft> decisions, ConferenceRow row, IReadOnlyList<MemberRow> units)
    {
        if (decisions.Count > MostItems || decisions.Any(decision => decision.DueOn is null || string.IsNullOrWhiteSpace(decision.Words)))
        {
            return ConferenceRefusals.Decisions(MostItems);
        }

        foreach (var decision in decisions)
        {
            var trouble = ActRules.PublicText(decision.Words, "议定事项", ActRules.ShortText)
                ?? (units.All(unit => unit.Unit != decision.Unit) ? ConferenceRefusals.DecisionUnit() : null)
                ?? (decision.DueOn <= row.MeetsOn ? ConferenceRefusals.DecisionDay(decision.DueOn!.Value, row.MeetsOn) : null);
            if (trouble is not null)
            {
                return trouble;
            }
        }

        return null;
    }
}
