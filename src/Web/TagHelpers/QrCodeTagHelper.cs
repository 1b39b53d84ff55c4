using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;
using QRCoder;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.TagHelpers;

/// <summary>
/// An address as a QR code: all dark modules in one path, correction level M, four light modules around it (ISO/IEC 18004).
/// It carries the address and nothing else, so it stays small enough for an old phone and a worn label.
/// </summary>
[HtmlTargetElement("qr-code", TagStructure = TagStructure.WithoutEndTag)]
public sealed class QrCodeTagHelper(Say say) : TagHelper
{
    // ISO/IEC 18004, version 10, level M, 8-bit bytes. Only a host name that cannot be real makes an address this long.
    private const int MostBytes = 213;

    public required string Url { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Encoding.UTF8.GetByteCount(Url) > MostBytes)
        {
            output.SuppressOutput();
            return;
        }

        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(Url, QRCodeGenerator.ECCLevel.M);
        var size = code.ModuleMatrix.Count.ToString(CultureInfo.InvariantCulture);
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("viewBox", $"0 0 {size} {size}");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("shape-rendering", "crispEdges");
        output.Attributes.SetAttribute("aria-label", say[$"二维码，内容为 {Url}", $"QR code of {Url}"]);
        output.Content.SetHtmlContent($"<path d=\"{Runs(code)}\"/>");
    }

    private static string Runs(QRCodeData code)
    {
        var path = new StringBuilder();
        for (var y = 0; y < code.ModuleMatrix.Count; y++)
        {
            var row = code.ModuleMatrix[y];
            for (var x = 0; x < row.Count; x++)
            {
                var start = x;
                while (x < row.Count && row[x])
                {
                    x++;
                }

                if (x > start)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start}v1h{start - x}z");
                }
            }
        }

        return path.ToString();
    }
}
