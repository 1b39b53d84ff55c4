using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Paths;

/// <summary>Short words for writing down steps.</summary>
internal static class PathWriting
{
    public static Words Say(string chinese, string english) => new(chinese, english);

    public static PathField Text(string key, string chinese, string english) => new(key, FieldKind.Text, new(chinese, english));

    public static PathField Long(string key, string chinese, string english, Words? hint = null) => new(key, FieldKind.Long, new(chinese, english)) { Hint = hint };

    public static PathField Day(string key, string chinese, string english) => new(key, FieldKind.Day, new(chinese, english));

    public static PathField Number(string key, string chinese, string english) => new(key, FieldKind.Number, new(chinese, english));

    public static PathField YesNo(string key, string chinese, string english) => Choice(key, chinese, english, new("yes", new("是", "yes")), new("no", new("否", "no")));

    public static PathField Choice(string key, string chinese, string english, params PathOption[] options)
        => new(key, FieldKind.Choice, new(chinese, english)) { Options = [new("", new("未定", "open")), .. options] };

    public static PathField Table(string key, string chinese, string english, params PathField[] columns) => new(key, FieldKind.Table, new(chinese, english)) { Columns = columns };

    public static Evidence Written(string field, string chinese, string english) => new(EvidenceRule.Written, field, new(chinese, english));

    public static Evidence Rows(string field, int least, string[] columns, string chinese, string english) => new(EvidenceRule.Rows, field, new(chinese, english)) { Least = least, Columns = columns };

    public static Evidence Complete(string field, string[] columns, string chinese, string english) => new(EvidenceRule.Complete, field, new(chinese, english)) { Columns = columns };

    public static Evidence Has(string field, string column, string value, string chinese, string english) => new(EvidenceRule.Has, field, new(chinese, english)) { Columns = [column], Value = value };

    public static Evidence Covers(string field, string[] columns, string from, string? where, string? value, string chinese, string english)
        => new(EvidenceRule.Covers, field, new(chinese, english)) { Columns = columns, From = from, Where = where, Value = value };

    /// <summary>A step; who answers for it and when it was finished stand at its end in every path.</summary>
    public static PathStep Step(string key, Words name, Words asks, PathField[] fields, string[] tools, Evidence[] gate)
        => new(key, name, asks, [.. fields, Text("by", "负责人", "Responsible"), Day("on", "完成日期", "Finished on")], tools, gate);

    /// <summary>The table of measures that every way of improving has, and what makes it whole.</summary>
    public static PathField Measures(string first, string chinese, string english) => Table("measures", "对策表", "Measures",
        Text(first, chinese, english), Text("measure", "对策", "Measure"), Text("goal", "目标（可测量）", "Goal (measurable)"), Text("how", "措施", "Actions"), Text("place", "地点", "Place"), Text("who", "负责人", "Who"), Day("due", "完成时间", "Due"));

    /// <summary>Before and after with day and source: a claim of effect without them is an opinion.</summary>
    public static PathField BeforeAfter => Table("effects", "活动前后对比", "Before and after",
        Text("measure", "指标", "Measure"), Number("before", "活动前", "Before"), Number("target", "目标", "Target"), Number("after", "活动后", "After"), Text("period", "数据期间", "Period of the data"), Text("source", "数据来源", "Source of the data"));

    public static Evidence BeforeAndAfter => Rows("effects", 1, ["measure", "before", "after", "period", "source"], "至少一项指标要有活动前、活动后的数值和数据期间、来源。", "One measure at least needs figures before and after, with period and source.");
}
