namespace Zhiheng.Registry.Demo;

/// <summary>Reports of changes between the audits of a life.</summary>
internal static class LifeChanges
{
    /// <summary>Change of name and address come from the organisation, change of scope from the chain.</summary>
    public static void Write(Life life, (int RenamedOn, int MovedOn) holder, ref Dice dice)
    {
        WriteChange(life, holder.RenamedOn, StepKind.Rename);
        WriteChange(life, holder.MovedOn, StepKind.Move);
        if (dice.Chance(80))
        {
            WriteChange(life, Days.Weekday(life[0].Day + 40 + dice.Below(900)), dice.Chance(700) ? StepKind.Widen : StepKind.Narrow);
        }
    }

    /// <summary>Only while the certificate is valid, and not on the day of another report.</summary>
    private static void WriteChange(Life life, int day, StepKind kind)
    {
        var before = -1;
        for (var i = 0; i < life.Count && life[i].Day <= day; i++)
        {
            before = i;
        }

        if (before < 0 || life.Count >= Life.MaxSteps - 1 || life[before].Day == day || day > life.Expiry(life[before].Cycle)
            || life[before].Kind is StepKind.Suspend or StepKind.Revoke or StepKind.Cancel)
        {
            return;
        }

        life.Insert(day, kind);
    }
}
