namespace Zhiheng.Registry.Objections;

/// <summary>What firms call an act of an authority on their record.</summary>
internal static class ActNames
{
    /// <param name="kind">As registry_proposal has it.</param>
    public static string Of(string kind) => kind switch
    {
        "withdrawal" => "撤销机构批准资格的登记",
        "merge" => "主体合并",
        "correction" => "登记更正",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
