namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>What the template demands of a status and of the columns that explain it.</summary>
internal static class StatusFindings
{
    public static Finding SuspensionCauseMissing(FileColumn column) => Missing(
        "registry.report.suspension-cause-missing", column, "证书状态为 02（暂停），但暂停原因为空。请填写暂停原因代码。");

    public static Finding SuspensionStartMissing(FileColumn column) => Missing(
        "registry.report.suspension-start-missing", column, "证书状态为 02（暂停），但暂停开始时间为空。请补填。");

    public static Finding SuspensionEndMissing(FileColumn column) => Missing(
        "registry.report.suspension-end-missing", column, "证书状态为 02（暂停），但暂停截止时间为空。请补填。");

    public static Finding SuspensionWithoutStatus(FileColumn column, string value) => new(
        "registry.report.suspension-without-status",
        Severity.Reject,
        column.Header,
        column.Show(value),
        $"证书状态不是 02（暂停），但“{column.Spec.Meaning}”填有“{column.Show(value)}”。请清空该列，或将状态改为 02。",
        "上报模板：状态非 02 时暂停各列须为空");

    public static Finding SuspensionReversed(FileColumn column, DateOnly from, DateOnly to) => new(
        "registry.report.suspension-reversed",
        Severity.Reject,
        column.Header,
        $"{to:yyyy-MM-dd}",
        $"暂停截止 {to:yyyy-MM-dd} 早于暂停开始 {from:yyyy-MM-dd}。请核对两个日期。",
        "上报模板：暂停截止不早于开始");

    public static Finding RevocationCauseMissing(FileColumn column) => Missing(
        "registry.report.revocation-cause-missing", column, "证书状态为 03（撤销），但撤销原因为空。请填写撤销原因代码。");

    public static Finding RevocationDateMissing(FileColumn column) => Missing(
        "registry.report.revocation-date-missing", column, "证书状态为 03（撤销），但撤销时间为空。请补填。");

    public static Finding RevocationWithoutStatus(FileColumn column, string value) => new(
        "registry.report.revocation-without-status",
        Severity.Warn,
        column.Header,
        column.Show(value),
        $"证书状态不是 03（撤销），但“{column.Spec.Meaning}”填有“{column.Show(value)}”，未作撤销登记。如确已撤销，请将状态改为 03 重新上报。");

    public static Finding CancellationCauseMissing(FileColumn column) => Missing(
        "registry.report.cancellation-cause-missing", column, "证书状态为 04（注销），但注销原因为空。请填写注销原因代码。");

    public static Finding CancellationDateMissing(FileColumn column) => Missing(
        "registry.report.cancellation-date-missing", column, "证书状态为 04（注销），但注销时间为空。请补填。");

    public static Finding CancellationWithoutStatus(FileColumn column, string value) => new(
        "registry.report.cancellation-without-status",
        Severity.Warn,
        column.Header,
        column.Show(value),
        $"证书状态不是 04（注销），但“{column.Spec.Meaning}”填有“{column.Show(value)}”，未作注销登记。如确已注销，请将状态改为 04 重新上报。");

    private static Finding Missing(string code, FileColumn column, string message) =>
        new(code, Severity.Reject, column.Header, "", message, "上报模板：证书状态与原因、日期的对应要求");
}
