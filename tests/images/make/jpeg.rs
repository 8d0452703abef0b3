//! JPEG, segment by segment. Its tables hold one code each, a single zero bit, so that grey pixels of any number cost two
//! bits a block.

/// How a file is laid out.
#[derive(Clone)]
pub struct Layout {
    pub width: u16,
    pub height: u16,
    /// Samples across and down of each component.
    pub components: Vec<(u8, u8)>,
    /// The kind of frame: 0xc0 baseline, 0xc2 progressive, 0xc9 arithmetic, 0xc3 lossless.
    pub frame: u8,
    pub precision: u8,
    /// Segments before the frame.
    pub before: Vec<Vec<u8>>,
    /// Blocks between restart marks.
    pub restart: Option<u16>,
}

/// A plain layout of so many components without subsampling.
pub fn layout(width: u16, height: u16, components: usize) -> Layout {
    Layout {
        width,
        height,
        components: vec![(1, 1); components],
        frame: 0xc0,
        precision: 8,
        before: Vec::new(),
        restart: None,
    }
}

/// A segment with its length, which is cut to what two bytes can say.
pub fn segment(mark: u8, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len() + 2).unwrap_or(u16::MAX);
    let mut bytes = vec![0xff, mark];
    bytes.extend(length.to_be_bytes());
    bytes.extend(data);
    bytes
}

/// The segment that carries EXIF.
pub fn exif(block: &[u8]) -> Vec<u8> {
    segment(0xe1, &[b"Exif\0\0", block].concat())
}

/// One part of a colour profile.
pub fn profile(part: u8, of: u8, data: &[u8]) -> Vec<u8> {
    segment(0xe2, &[b"ICC_PROFILE\0", &[part, of][..], data].concat())
}

/// Adobe's mark: 0 nothing or CMYK, 1 YCbCr, 2 YCCK.
pub fn adobe(transform: u8) -> Vec<u8> {
    segment(0xee, &[b"Adobe\0\x64\0\0\0\0".as_slice(), &[transform]].concat())
}

/// A whole file of grey pixels.
pub fn file(layout: &Layout) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8];
    bytes.extend(layout.before.concat());
    bytes.extend(segment(0xdb, &[&[0][..], &[1; 64]].concat()));
    bytes.extend(frame(layout));
    bytes.extend(segment(0xc4, &one_code(0x00)));
    bytes.extend(segment(0xc4, &one_code(0x10)));
    if let Some(every) = layout.restart {
        bytes.extend(segment(0xdd, &every.to_be_bytes()));
    }
    bytes.extend(scans(layout));
    bytes.extend([0xff, 0xd9]);
    bytes
}

/// The frame's own segment.
pub fn frame(layout: &Layout) -> Vec<u8> {
    let mut data = vec![layout.precision];
    data.extend(layout.height.to_be_bytes());
    data.extend(layout.width.to_be_bytes());
    data.push(u8::try_from(layout.components.len()).unwrap());
    for (n, (across, down)) in layout.components.iter().enumerate() {
        data.extend([u8::try_from(n + 1).unwrap(), across << 4 | down, 0]);
    }
    segment(layout.frame, &data)
}

/// A table whose only code is one bit long and stands for zero.
fn one_code(place: u8) -> Vec<u8> {
    let mut data = vec![place, 1];
    data.extend([0; 15]);
    data.push(0);
    data
}

fn scans(layout: &Layout) -> Vec<u8> {
    let most = layout.components.iter().fold((1, 1), |most, one| (one.0.max(most.0), one.1.max(most.1)));
    let units = |size: u16, samples: u8| usize::from(size).div_ceil(8 * usize::from(samples.max(1)));
    let per_unit: usize =
        layout.components.iter().map(|(across, down)| usize::from(*across) * usize::from(*down)).sum();
    let blocks = units(layout.width, most.0) * units(layout.height, most.1) * per_unit;
    // A progressive file first brings the mean of each block; one bit.
    let progressive = layout.frame == 0xc2;
    let bits = if progressive { blocks } else { blocks * 2 };
    let mut bytes = start_of_scan(layout, if progressive { [0, 0, 0] } else { [0, 63, 0] });
    bytes.extend(vec![0; bits.div_ceil(8)]);
    bytes
}

/// The segment in front of a scan of all components.
pub fn start_of_scan(layout: &Layout, spectrum: [u8; 3]) -> Vec<u8> {
    let mut data = vec![u8::try_from(layout.components.len()).unwrap()];
    for n in 0..layout.components.len() {
        data.extend([u8::try_from(n + 1).unwrap(), 0x00]);
    }
    data.extend(spectrum);
    segment(0xda, &data)
}
