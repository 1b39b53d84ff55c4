using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Paths;

public enum FieldKind
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>Several lines.</summary>
    Long,

    /// <summary>A day, yyyy-MM-dd.</summary>
    Day,

    /// <summary>A number; empty is not nought.</summary>
    Number,

    /// <summary>One of <see cref="PathField.Options"/>.</summary>
    Choice,

    /// <summary>Rows with <see cref="PathField.Columns"/>.</summary>
    Table,
}

/// <summary>The first option of a choice is the empty one: nothing has been decided.</summary>
public sealed record PathOption(string Value, Words Text);

/// <summary>A field of the working sheet. Columns of a table are fields themselves, of any kind but table.</summary>
public sealed record PathField(string Key, FieldKind Kind, Words Label)
{
    public Words? Hint { get; init; }

    public IReadOnlyList<PathOption> Options { get; init; } = [];

    public IReadOnlyList<PathField> Columns { get; init; } = [];
}

public enum EvidenceRule
{
    /// <summary>The field is filled in.</summary>
    Written,

    /// <summary>At least <see cref="Evidence.Least"/> rows have every one of <see cref="Evidence.Columns"/> filled in.</summary>
    Rows,

    /// <summary>Every row that was begun has every one of <see cref="Evidence.Columns"/> filled in.</summary>
    Complete,

    /// <summary>At least one row has <see cref="Evidence.Value"/> in the first of <see cref="Evidence.Columns"/>.</summary>
    Has,

    /// <summary>
    /// Every row of the table behind <see cref="Evidence.From"/> (step.table.column) whose column <see cref="Evidence.Where"/> is <see cref="Evidence.Value"/> (every begun row where
    /// no column is named) has its counterpart here: the text
    /// of that column stands in the first of <see cref="Evidence.Columns"/>, the others are filled in.
    /// </summary>
    Covers,
}

/// <summary>One thing a gate asks for. <see cref="Missing"/> is the sentence the team reads while it is not there.</summary>
public sealed record Evidence(EvidenceRule Rule, string Field, Words Missing)
{
    public IReadOnlyList<string> Columns { get; init; } = [];

    public int Least { get; init; } = 1;

    public string? Value { get; init; }

    public string? From { get; init; }

    public string? Where { get; init; }
}

/// <summary>One step: what is asked, what is written, which tools help, and what must be there before the next step is worth beginning.</summary>
public sealed record PathStep(string Key, Words Name, Words Asks, IReadOnlyList<PathField> Fields, IReadOnlyList<string> Tools, IReadOnlyList<Evidence> Gate);

/// <summary>A way of working with its steps in order. The structure is data; whether a document passes a gate is decided where the document is, in the browser.</summary>
/// <param name="Slug">The end of its address, and the value of "path" in its documents.</param>
/// <param name="Source">Where the steps come from, and what is not taken from there.</param>
public sealed record GuidedPath(string Slug, Words Name, Words Lead, Words Source, IReadOnlyList<PathStep> Steps);

/// <summary>All paths.</summary>
public static class GuidedPaths
{
    public static IReadOnlyList<GuidedPath> All { get; } = [PlanDoCheckAct.Path, QcStory.SelfSet, QcStory.Directive, QcInnovation.Path, EightDisciplines.Path, Dmaic.Path];

    public static GuidedPath? Find(string slug) => All.FirstOrDefault(path => path.Slug == slug);
}
