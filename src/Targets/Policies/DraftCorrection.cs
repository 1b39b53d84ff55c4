using Zhiheng.Kernel;

namespace Zhiheng.Targets.Policies;

/// <summary>What is kept of one correction: JSON of the item before and after.</summary>
public sealed record CorrectionNote(string Place, string? Was, string? Becomes);

/// <summary>The draft after a correction, and what is kept of it.</summary>
public sealed record Corrected(PolicyDraft Draft, IReadOnlyList<CorrectionNote> Notes);

/// <summary>Corrections as pure decisions: draft and change in, draft and notes out.</summary>
internal static class DraftCorrection
{
    public static Outcome<Corrected> Apply(PolicyDraft draft, DraftChange change, DateOnly today, RegionTable regions) => change switch
    {
        HeadChange head => DraftRules.Trouble(head.Becomes, today, regions) is { } refusal
            ? refusal
            : With(draft with { Head = head.Becomes with { Doubts = draft.Head.Doubts, IsChecked = true } }, DraftPlace.Head, draft.Head, head.Becomes),
        DoubtsSeen => With(draft with { IsChecked = true }, DraftPlace.Document, draft.Doubts, draft.Doubts),
        ItemsSeen seen => Seen(draft, seen.Places),
        MeasureChange measure => Measure(draft, measure),
        IndicatorChange indicator => Indicator(draft, indicator),
        SubsidyChange subsidy => Subsidy(draft, subsidy),
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "No such correction."),
    };

    private static Outcome<Corrected> Measure(PolicyDraft draft, MeasureChange change)
    {
        if (change.Becomes is { } becomes && DraftRules.Trouble(becomes) is { } refusal)
        {
            return refusal;
        }

        var changed = Change(draft.Measures, item => item.Key, change.Key, change.Becomes, (item, key, was) => item with { Key = key, At = was?.At, Doubts = was?.Doubts ?? [], IsChecked = true }, DraftPlace.Measure, draft.LastKey);
        if (changed.IsRefused)
        {
            return changed.Refusal;
        }

        var next = draft with { Measures = changed.Value.Items, LastKey = changed.Value.LastKey };
        if (change.Becomes is null)
        {
            // What stood under a removed measure stays, under no measure, until a person says where it belongs.
            next = next with
            {
                Indicators = [.. next.Indicators.Select(item => item.Measure == change.Key ? item with { Measure = null, IsChecked = false } : item)],
                Subsidies = [.. next.Subsidies.Select(item => item.Measure == change.Key ? item with { Measure = null, IsChecked = false } : item)],
            };
        }

        return new Corrected(next, [changed.Value.Note]);
    }

    private static Outcome<Corrected> Indicator(PolicyDraft draft, IndicatorChange change)
    {
        if (change.Becomes is { } becomes && DraftRules.Trouble(becomes, draft) is { } refusal)
        {
            return refusal;
        }

        var changed = Change(draft.Indicators, item => item.Key, change.Key, change.Becomes, (item, key, was) => item with { Key = key, At = was?.At, Doubts = was?.Doubts ?? [], IsChecked = true }, DraftPlace.Indicator, draft.LastKey);
        return changed.IsRefused ? changed.Refusal : new Corrected(draft with { Indicators = changed.Value.Items, LastKey = changed.Value.LastKey }, [changed.Value.Note]);
    }

    private static Outcome<Corrected> Subsidy(PolicyDraft draft, SubsidyChange change)
    {
        if (change.Becomes is { } becomes && DraftRules.Trouble(becomes, draft) is { } refusal)
        {
            return refusal;
        }

        var changed = Change(draft.Subsidies, item => item.Key, change.Key, change.Becomes, (item, key, was) => item with { Key = key, At = was?.At, Doubts = was?.Doubts ?? [], IsChecked = true }, DraftPlace.Subsidy, draft.LastKey);
        return changed.IsRefused ? changed.Refusal : new Corrected(draft with { Subsidies = changed.Value.Items, LastKey = changed.Value.LastKey }, [changed.Value.Note]);
    }

    private static Outcome<Corrected> Seen(PolicyDraft draft, IReadOnlyList<string> places)
    {
        var next = draft with
        {
            Head = places.Contains(DraftPlace.Head) ? draft.Head with { IsChecked = true } : draft.Head,
            IsChecked = draft.IsChecked || places.Contains(DraftPlace.Document),
            Measures = [.. draft.Measures.Select(item => places.Contains(DraftPlace.Measure(item.Key)) ? item with { IsChecked = true } : item)],
            Indicators = [.. draft.Indicators.Select(item => places.Contains(DraftPlace.Indicator(item.Key)) ? item with { IsChecked = true } : item)],
            Subsidies = [.. draft.Subsidies.Select(item => places.Contains(DraftPlace.Subsidy(item.Key)) ? item with { IsChecked = true } : item)],
        };
        var left = next.Open;
        var looked = draft.Open.Where(place => !left.Contains(place)).ToList();
        return places.FirstOrDefault(place => !looked.Contains(place)) is { } unknown
            ? DraftRefusals.NoItem(unknown)
            : new Corrected(next, [.. looked.Select(place => new CorrectionNote(place, null, null))]);
    }

    private static Outcome<Changed<T>> Change<T>(
        IReadOnlyList<T> items, Func<T, int> keyOf, int? key, T? becomes, Func<T, int, T?, T> kept, Func<int, string> place, int lastKey)
        where T : class
    {
        if (key is not { } known)
        {
            if (becomes is null)
            {
                return DraftRefusals.NoItem(place(0));
            }

            var added = kept(becomes, lastKey + 1, null);
            return new Changed<T>([.. items, added], lastKey + 1, new CorrectionNote(place(lastKey + 1), null, PolicyDraft.WriteItem(added)));
        }

        if (items.FirstOrDefault(item => keyOf(item) == known) is not { } was)
        {
            return DraftRefusals.NoItem(place(known));
        }

        if (becomes is null)
        {
            return new Changed<T>([.. items.Where(item => keyOf(item) != known)], lastKey, new CorrectionNote(place(known), PolicyDraft.WriteItem(was), null));
        }

        var now = kept(becomes, known, was);
        return new Changed<T>([.. items.Select(item => keyOf(item) == known ? now : item)], lastKey, new CorrectionNote(place(known), PolicyDraft.WriteItem(was), PolicyDraft.WriteItem(now)));
    }

    private static Outcome<Corrected> With<T>(PolicyDraft next, string place, T was, T becomes)
        => new Corrected(next, [new CorrectionNote(place, PolicyDraft.WriteItem(was), PolicyDraft.WriteItem(becomes))]);

    private sealed record Changed<T>(IReadOnlyList<T> Items, int LastKey, CorrectionNote Note);
}
