namespace Zhiheng.Kernel;

internal static class RegionCodeRefusals
{
    public static Refusal Blank() => new(
        "kernel.region-code.blank",
        "未填写行政区划代码，请填写 6 位数字代码。",
        "GB/T 2260");

    public static Refusal Form(string found) => new(
        "kernel.region-code.form",
        $"行政区划代码应为 6 位数字且不以 0 开头，现为“{CodeText.Show(found)}”。请按 GB/T 2260 填写。",
        "GB/T 2260");
}
