using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Zhiheng.Web.Tests;

/// <summary>Files and forms as a certification body sends them.</summary>
internal static class Uploads
{
    static Uploads() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static byte[] Utf8(params string[][] rows) => Encoding.UTF8.GetBytes(Rows.Csv(rows));

    public static byte[] Gb18030(params string[][] rows) => Encoding.GetEncoding("GB18030").GetBytes(Rows.Csv(rows));

    /// <summary>A workbook of one sheet, all cells text.</summary>
    public static byte[] Xlsx(params string[][] rows) => Workbook(string.Concat(rows.Prepend([.. Rows.SystemHeader]).Select(row =>
        $"<row>{string.Concat(row.Select(cell => $"<c t=\"inlineStr\"><is><t>{WebUtility.HtmlEncode(cell)}</t></is></c>"))}</row>")));

    /// <summary>A workbook whose only sheet has these rows of XML.</summary>
    public static byte[] Workbook(string rows)
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Package = "http://schemas.openxmlformats.org/package/2006/";
        var parts = new Dictionary<string, string>
        {
            ["[Content_Types].xml"] = $"<Types xmlns=\"{Package}content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>",
            ["_rels/.rels"] = $"<Relationships xmlns=\"{Package}relationships\"><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
            ["xl/workbook.xml"] = $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
            ["xl/_rels/workbook.xml.rels"] = $"<Relationships xmlns=\"{Package}relationships\"><Relationship Id=\"r1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
            ["xl/worksheets/sheet1.xml"] = $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>",
        };
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return file.ToArray();
    }

    /// <summary>The upload form as a browser posts it. Null leaves the field, or the file, out.</summary>
    public static MultipartFormDataContent Form(string? key, byte[]? file, string name = "证书.csv", string template = "")
    {
        var form = new MultipartFormDataContent();
        if (key is not null)
        {
            form.Add(new StringContent(key), "key");
        }

        form.Add(new StringContent(template), "template");
        var content = new ByteArrayContent(file ?? []);
        // A browser sends the part of an empty file field with an empty name.
        content.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data")
        {
            Name = "file", FileName = file is null ? "\"\"" : null, FileNameStar = file is null ? null : name,
        };
        form.Add(content);
        return form;
    }

    public static async Task<HttpResponseMessage> Upload(this HttpClient client, string? key, byte[]? file, string name = "证书.csv")
    {
        using var form = Form(key, file, name);
        return await client.PostAsync("/report", form);
    }

    /// <summary>Asks the receipt until the work is over.</summary>
    public static async Task<string> Finished(this HttpClient client, string receipt)
    {
        for (var i = 0; i < 200; i++)
        {
            var page = await client.Page(receipt);
            if (!page.Contains("data-renew", StringComparison.Ordinal))
            {
                return page;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"{receipt} did not finish.");
    }
}
