using Zhiheng.Contracts.Targets;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Targets.Progress;

/// <summary>A step as a unit plans it; without words and day it is left out before the plan is handed in.</summary>
public sealed record StepDraft(string Words, DateOnly? DueOn);

/// <summary>
/// A unit says how it will carry out its share. <paramref name="Revision"/> is that of the plan its page showed, 0 for none.
/// <paramref name="Contact"/> names an office, never a person; <paramref name="Resources"/> may be null.
/// </summary>
public sealed record PlanMeasure(Guid Measure, Guid Unit, int Revision, string Contact, string? Resources, IReadOnlyList<StepDraft> Steps);

public sealed class PlanMeasureHandler(Database database, BusinessCalendar calendar)
{
    public const int MostSteps = 50;

    public async Task<Outcome<Guid>> Handle(PlanMeasure command, Act act, Mandate mandate, CancellationToken ct)
    {
        if (Trouble(command, calendar.Today) is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var taken = await Responsible.TakeOwn(work, command.Measure, command.Unit, mandate, ct);
        if (taken.IsRefused)
        {
            return taken.Refusal;
        }

        var before = (await ProgressStore.Plans(work, [command.Measure], ct)).Where(plan => plan.Unit == command.Unit).Select(plan => plan.Revision).DefaultIfEmpty().Max();
        ActWork.SameVersion(nameof(PlanRow), command.Measure, command.Revision, before);
        var plan = new PlanRow
        {
            Id = Guid.CreateVersion7(calendar.Now), Measure = command.Measure, Unit = command.Unit, Revision = before + 1, Contact = command.Contact.Trim(),
            Resources = string.IsNullOrWhiteSpace(command.Resources) ? null : command.Resources.Trim(), Author = mandate.Account, AuthorName = act.Who, MadeOn = calendar.Today,
        };
        var steps = command.Steps.Select((step, index) => new StepRow { Plan = plan.Id, Ordinal = index + 1, Words = step.Words.Trim(), DueOn = step.DueOn!.Value }).ToList();
        await ProgressStore.AddPlan(work, plan, steps, ct);
        await work.Commit(JournalEntry.Internal(command.Measure, new MeasureMoved(calendar.Today, command.Measure, command.Unit, "planned", null)), ct);
        return plan.Id;
    }

    private static Refusal? Trouble(PlanMeasure command, DateOnly today)
    {
        if (ActRules.PublicText(command.Contact, "联系处室", 100) is { } contact)
        {
            return contact;
        }

        if (!string.IsNullOrWhiteSpace(command.Resources) && ActRules.PublicText(command.Resources, "保障条件") is { } resources)
        {
            return resources;
        }

        if (command.Steps.Count is 0 or > MostSteps || command.Steps.Any(step => step.DueOn is null))
        {
            return ProgressRefusals.Steps(MostSteps);
        }

        for (var i = 0; i < command.Steps.Count; i++)
        {
            if (ActRules.PublicText(command.Steps[i].Words, $"第 {i + 1} 步的内容", ActRules.ShortText) is { } words)
            {
                return words;
            }

            if (command.Steps[i].DueOn < today)
            {
                return ProgressRefusals.StepDay(i + 1, command.Steps[i].DueOn!.Value, today);
            }
        }

        return null;
    }
}
